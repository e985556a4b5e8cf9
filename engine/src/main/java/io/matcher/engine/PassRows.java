package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The rows of one side that can take part in a rule's pass, with their hashes: gathered, and made ready to be laid out. */
final class PassRows {

    /** Where more rows than this share a bucket, the order inside it is worth a sort. */
    private static final int LARGE_BUCKET = 16_384;

    final int[] rows;
    final long[] hashes;
    private final Frame frame;
    private final RulePlan plan;
    private final Side side;
    private final int bits;

    private PassRows(Frame frame, RulePlan plan, Side side, int[] rows, int bits) {
        this.frame = frame;
        this.plan = plan;
        this.side = side;
        this.rows = rows;
        this.hashes = new long[rows.length];
        this.bits = bits;
    }

    /** Lays the rows out in {@code bits} leading bits of their hashes. */
    static PassSide laidOut(Frame frame, RulePlan plan, Side side, OpenRows open, int bits) {
        PassRows gathered = new PassRows(frame, plan, side, open.rows(side), bits);
        List<HashBuckets> stretches = gathered.keepEligible(open);
        if (gathered.isRange() && HashBuckets.largest(stretches) > LARGE_BUCKET) {
            gathered = gathered.sorted(stretches);
            stretches = gathered.counted();
        }
        return gathered.fill(stretches);
    }

    private boolean isRange() {
        return plan.amount().isRange() || plan.days().isRange();
    }

    /** Moves those that can take part to the front of each stretch. */
    private List<HashBuckets> keepEligible(OpenRows open) {
        Eligibility eligibility = new Eligibility(frame, plan, side);
        RowHash hash = new RowHash(frame, plan, side);
        return Parallel.map(frame.options.threads(), rows.length, (from, to) -> {
            int end = from;
            for (int i = from; i < to; i++) {
                int row = rows[i];
                if (eligibility.test(row, open)) {
                    rows[end] = row;
                    hashes[end++] = hash.of(row);
                }
            }
            return HashBuckets.count(hashes, from, end, bits);
        });
    }

    private List<HashBuckets> counted() {
        return Parallel.map(
                frame.options.threads(), rows.length, (from, to) -> HashBuckets.count(hashes, from, to, bits));
    }

    /** In the order of what the rule ranges over. */
    private PassRows sorted(List<HashBuckets> stretches) {
        int size = stretches.stream().mapToInt(HashBuckets::size).sum();
        int[] places = new int[size];
        long[] keys = new long[size];
        int[] days = frame.days(side, plan.dating());
        int at = 0;
        for (HashBuckets stretch : stretches) {
            for (int i = stretch.from; i < stretch.to; i++) {
                places[at] = i;
                keys[at++] = plan.amount().isRange() ? plan.amount().key(side, rows[i]) : days[rows[i]];
            }
        }
        int[] order = Radix.ascending(Radix.identity(size), keys);
        PassRows sorted = new PassRows(frame, plan, side, new int[size], bits);
        for (int i = 0; i < size; i++) {
            sorted.rows[i] = rows[places[order[i]]];
            sorted.hashes[i] = hashes[places[order[i]]];
        }
        return sorted;
    }

    private PassSide fill(List<HashBuckets> stretches) {
        int[] starts = HashBuckets.place(stretches);
        PassSide laidOut = new PassSide(starts);
        List<Callable<HashBuckets>> tasks = new ArrayList<>();
        for (HashBuckets stretch : stretches) {
            tasks.add(() -> {
                fill(laidOut, stretch);
                return stretch;
            });
        }
        Parallel.all(tasks);
        return laidOut;
    }

    private void fill(PassSide to, HashBuckets stretch) {
        Ledger ledger = frame.ledger(side);
        int[] codes = frame.currencyCodes(side);
        int[] days = frame.days(side, plan.dating());
        long[] references = frame.referenceHashes(side, plan.reference().caseInsensitive());
        AmountTest amount = plan.amount();
        int[] next = stretch.places;
        int shift = Long.SIZE - bits;
        for (int i = stretch.from; i < stretch.to; i++) {
            int row = rows[i];
            long hash = hashes[i];
            int place = next[(int) (hash >>> shift)]++;
            to.rows[place] = row;
            to.hashes[place] = hash;
            to.currencies[place] = codes[ledger.currencies[row]];
            to.amounts[place] = amount.key(side, row);
            to.days[place] = days[row];
            to.references[place] = references[row];
            to.texts[place] = ledger.referencePlace(row);
        }
    }
}
