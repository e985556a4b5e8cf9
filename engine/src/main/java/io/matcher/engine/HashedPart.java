package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose hashes begin with the same bits: the right ones are indexed by what the rule makes equal, the left ones look there. No
 * row of it meets one of another part, because rows that agree have equal hashes.
 */
final class HashedPart extends SearchPart {

    private HashedPart(RulePlan plan, PassTest test, int from, int to, Blocks blocks, int entries) {
        super(plan, test, from, to, blocks, entries);
    }

    /** One part a thread, or the next power of two, each made by a thread of its own. */
    static List<SearchPart> all(RulePlan plan, PassTest test, int threads) {
        int parts = Parallel.pieces(
                threads, Math.max(test.left().size(), test.right().size()));
        int bits = Math.min(HashBuckets.LEAST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(parts - 1));
        List<Callable<SearchPart>> tasks = new ArrayList<>();
        for (int i = 0; i < 1 << bits; i++) {
            int prefix = i;
            tasks.add(() -> of(plan, test, prefix, bits));
        }
        return Parallel.all(tasks);
    }

    private static SearchPart of(RulePlan plan, PassTest test, int prefix, int bits) {
        PassSide left = test.left();
        PassSide right = test.right();
        int from = right.start(prefix, bits);
        int to = right.start(prefix + 1, bits);
        Blocks blocks = plan.bucketsDays()
                ? Blocks.of(bucketed(plan, right, from, to), from, dimension(plan, right))
                : Blocks.among(right.hashes, from, to, bits, dimension(plan, right));
        SearchPart part =
                new HashedPart(plan, test, left.start(prefix, bits), left.start(prefix + 1, bits), blocks, to - from);
        part.chooseAll();
        return part;
    }

    private static long[] bucketed(RulePlan plan, PassSide right, int from, int to) {
        long[] hashes = new long[to - from];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = plan.bucketed(right.hashes[from + i], plan.bucket(right.days[from + i]));
        }
        return hashes;
    }

    private static Blocks.@Nullable Dimension dimension(RulePlan plan, PassSide right) {
        if (plan.amount().isRange()) {
            return position -> right.amounts[position];
        }
        return plan.days().isRange() ? position -> right.days[position] : null;
    }

    @Override
    int position(int index) {
        return blocks.position(index);
    }

    @Override
    void choose(int position) {
        long hash = left.hashes[position];
        if (!plan.bucketsDays()) {
            note(narrowed(blocks.find(hash), position));
            return;
        }
        int last = plan.bucket(left.days[position] + plan.days().highest());
        for (int bucket = plan.bucket(left.days[position] + plan.days().lowest()); bucket <= last; bucket++) {
            note(narrowed(blocks.find(plan.bucketed(hash, bucket)), position));
        }
    }

    @Override
    Edges edges(int fromLeft, int toLeft) {
        Edges found = new Edges((int) Math.min(budget.inspected(), toLeft - fromLeft));
        SameReferences references = new SameReferences(test, found);
        for (int position = fromLeft; position < toLeft; position++) {
            for (int number = firstRange(position); number < endRange(position); number++) {
                scan(position, range(number), found);
            }
            if (test.asksReference()) {
                references.checkBatch();
            }
        }
        if (test.asksReference()) {
            references.check();
        }
        return found;
    }

    private void scan(int position, long range, Edges found) {
        int to = IndexRange.to(range);
        for (int index = budget.nextKept(IndexRange.from(range)); index < to; index = budget.nextKept(index + 1)) {
            int candidate = blocks.position(index);
            if (test.admits(position, candidate)) {
                found.add(position, candidate, test.pairClass(position, candidate));
            }
        }
    }
}
