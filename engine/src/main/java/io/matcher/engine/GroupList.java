package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;

/** The groups of a run while they are found. */
final class GroupList {

    private static final int AMBIGUOUS = 1;
    private static final int CONFIRMED = 2;

    final IntColumn lefts = new IntColumn();
    final IntColumn rights = new IntColumn();
    /** Rule index, score and flags in one int: a million groups cost what they must. */
    private final IntColumn facts = new IntColumn();
    /** The groups that have alternatives, ascending. */
    private final IntColumn rivalled = new IntColumn();

    /** Where the alternatives of each end; they begin where those of the one before end. */
    private final IntColumn alternativeEnds = new IntColumn();

    private final IntColumn alternatives = new IntColumn();
    final SumGroups sums = new SumGroups();

    int size() {
        return lefts.size();
    }

    void confirmed(int left, int right, int rule, int score) {
        add(left, right, rule, score, CONFIRMED);
    }

    void proposed(int left, int right, int rule, int score) {
        add(left, right, rule, score, 0);
    }

    /** Alternatives are given as left, right, score, left, … */
    void ambiguous(int left, int right, int rule, int score, int[] others) {
        for (int value : others) {
            alternatives.add(value);
        }
        rivalled.add(size());
        alternativeEnds.add(alternatives.size());
        add(left, right, rule, score, AMBIGUOUS);
    }

    void add(FoundGroup found, int rule) {
        sums.add(size(), found);
        int flags = (found.isConfirmed() ? CONFIRMED : 0) | (found.isAmbiguous() ? AMBIGUOUS : 0);
        add(found.lefts()[0], found.rights()[0], rule, found.score(), flags);
    }

    private void add(int left, int right, int rule, int score, int flags) {
        lefts.add(left);
        rights.add(right);
        facts.add((rule << 16) | (score << 8) | flags);
    }

    int rule(int group) {
        return facts.get(group) >>> 16;
    }

    int score(int group) {
        return (facts.get(group) >>> 8) & 0xff;
    }

    boolean isAmbiguous(int group) {
        return (facts.get(group) & AMBIGUOUS) != 0;
    }

    GroupStatus status(int group) {
        return (facts.get(group) & CONFIRMED) != 0 ? GroupStatus.CONFIRMED : GroupStatus.PROPOSED;
    }

    List<Alternative> alternatives(int group) {
        List<Alternative> list = new ArrayList<>();
        int place = rivalled.find(group);
        int from = place <= 0 ? 0 : alternativeEnds.get(place - 1);
        int end = place < 0 ? 0 : alternativeEnds.get(place);
        for (int i = from; i < end; i += 3) {
            list.add(new Alternative(alternatives.get(i), alternatives.get(i + 1), alternatives.get(i + 2)));
        }
        return list;
    }
}
