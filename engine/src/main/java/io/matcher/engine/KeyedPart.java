package io.matcher.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Rows whose texts need not be equal, in one part: every right row stands in the index once for each of its keys, and a left
 * row looks under the rarest of its own, as many as its {@link KeyFamily families} demand. Currency, amount and days
 * narrow what stands under a key.
 */
final class KeyedPart extends SearchPart {

    private final TextRule text;
    /** By entry: the right row that has the key. */
    private final int[] positions;

    private KeyedPart(RulePlan plan, PassTest test, TextRule text, int[] positions, Blocks blocks) {
        super(plan, test, 0, test.left().size(), blocks, positions.length);
        this.text = text;
        this.positions = positions;
    }

    static SearchPart of(RulePlan plan, PassTest test, TextRule text) {
        PassSide right = test.right();
        IntColumn positions = new IntColumn();
        LongColumn hashes = new LongColumn();
        for (int position = 0; position < right.size(); position++) {
            long hash = bucketed(plan, right.hashes[position], right.days[position]);
            long[] keys = text.families(Side.RIGHT, right.rows[position]).stream()
                    .flatMapToLong(family -> Arrays.stream(family.keys))
                    .distinct()
                    .toArray();
            for (long key : keys) {
                positions.add(position);
                hashes.add(Hashing.with(hash, key));
            }
        }
        int[] entries = positions.toArray();
        SearchPart part = new KeyedPart(plan, test, text, entries, index(plan, right, entries, hashes.toArray()));
        part.chooseAll();
        return part;
    }

    private static long bucketed(RulePlan plan, long hash, int day) {
        return plan.bucketsDays() ? plan.bucketed(hash, plan.bucket(day)) : hash;
    }

    private static Blocks index(RulePlan plan, PassSide right, int[] entries, long[] hashes) {
        if (plan.amount().isRange()) {
            return Blocks.of(hashes, 0, entry -> right.amounts[entries[entry]]);
        }
        return Blocks.of(hashes, 0, plan.days().isRange() ? entry -> right.days[entries[entry]] : null);
    }

    @Override
    int position(int index) {
        return positions[blocks.position(index)];
    }

    /** Of every family the keys under which the fewest stand. */
    @Override
    void choose(int position) {
        List<KeyFamily> families = text.families(Side.LEFT, left.rows[position]);
        for (KeyFamily family : families) {
            long[] keys = family.keys;
            long[] met = new long[keys.length];
            for (int i = 0; i < keys.length; i++) {
                met[i] = count(position, keys[i]);
            }
            int[] order = Radix.identity(keys.length);
            IntSort.sort(order, (a, b) -> {
                int byCount = Long.compare(met[a], met[b]);
                return byCount == 0 ? Long.compare(keys[a], keys[b]) : byCount;
            });
            long covered = 0;
            for (int i = 0; i < order.length && covered <= family.slack; i++) {
                covered += family.weights[order[i]];
                for (int bucket = firstBucket(position); bucket <= lastBucket(position); bucket++) {
                    note(under(position, keys[order[i]], bucket));
                }
            }
        }
    }

    private long count(int position, long key) {
        long sum = 0;
        for (int bucket = firstBucket(position); bucket <= lastBucket(position); bucket++) {
            sum += IndexRange.size(under(position, key, bucket));
        }
        return sum;
    }

    private int firstBucket(int position) {
        return plan.bucketsDays()
                ? plan.bucket(left.days[position] + plan.days().lowest())
                : 0;
    }

    private int lastBucket(int position) {
        return plan.bucketsDays()
                ? plan.bucket(left.days[position] + plan.days().highest())
                : 0;
    }

    private long under(int position, long key, int bucket) {
        long hash = left.hashes[position];
        long bucketed = plan.bucketsDays() ? plan.bucketed(hash, bucket) : hash;
        return narrowed(blocks.find(Hashing.with(bucketed, key)), position);
    }

    @Override
    Edges edges(int fromLeft, int toLeft) {
        Edges found = new Edges(0);
        // The left position that last met a right one, so that a pair found under two keys is compared once.
        int[] metBy = new int[right.size()];
        Arrays.fill(metBy, -1);
        for (int position = fromLeft; position < toLeft; position++) {
            for (int number = firstRange(position); number < endRange(position); number++) {
                scan(position, range(number), metBy, found);
            }
        }
        return found;
    }

    private void scan(int position, long range, int[] metBy, Edges found) {
        int to = IndexRange.to(range);
        for (int index = budget.nextKept(IndexRange.from(range)); index < to; index = budget.nextKept(index + 1)) {
            int candidate = position(index);
            if (metBy[candidate] != position) {
                metBy[candidate] = position;
                if (test.admits(position, candidate)) {
                    found.add(position, candidate, test.pairClass(position, candidate));
                }
            }
        }
    }
}
