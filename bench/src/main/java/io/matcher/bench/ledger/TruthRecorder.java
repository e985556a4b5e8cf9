package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.util.Arrays;

/** Watches the rows go by and keeps what the truth is made of. */
final class TruthRecorder implements Sink {

    private final RowFacts left = new RowFacts();
    private final RowFacts right = new RowFacts();
    private Kind[] kinds = new Kind[1024];
    private Evidence[] evidence = new Evidence[1024];
    private int groups;

    @Override
    public void take(Side side, Entry entry) {
        facts(side).add(entry);
        Belonging belonging = entry.belonging();
        if (belonging.group() >= kinds.length) {
            int room = Math.max(belonging.group() + 1, kinds.length * 2);
            kinds = Arrays.copyOf(kinds, room);
            evidence = Arrays.copyOf(evidence, room);
        }
        groups = Math.max(groups, belonging.group() + 1);
        kinds[belonging.group()] = belonging.kind();
        evidence[belonging.group()] = belonging.evidence();
    }

    private RowFacts facts(Side side) {
        return side == Side.LEFT ? left : right;
    }

    Truth truth() {
        left.trim();
        right.trim();
        kinds = Arrays.copyOf(kinds, groups);
        evidence = Arrays.copyOf(evidence, groups);
        return new Truth(this);
    }

    int[] groups(Side side) {
        return facts(side).groups();
    }

    int[] days(Side side) {
        return facts(side).days();
    }

    long[] looks(Side side) {
        return facts(side).looks();
    }

    long[] worths(Side side) {
        return facts(side).worths();
    }

    Kind[] kinds() {
        return kinds;
    }

    Evidence[] evidence() {
        return evidence;
    }
}
