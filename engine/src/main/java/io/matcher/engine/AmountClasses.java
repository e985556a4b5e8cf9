package io.matcher.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The candidates of a sum by their amounts. Equal amounts are one class, of which a sum takes so many: thirty equal
 * amounts make thirty-one choices and not a thousand million.
 */
final class AmountClasses {

    private final long[] values;
    private final int[][] members;

    AmountClasses(long[] values, int[][] members) {
        this.values = values;
        this.members = members;
    }

    /** Ascending, one a class. */
    long[] values() {
        return values;
    }

    /** The candidates of each class, in their order. */
    int[][] members() {
        return members;
    }

    static final long MANY = Long.MAX_VALUE / 4;

    /** @param together whether equal numbers are equal amounts; if not, each candidate is a class of its own */
    static AmountClasses of(long[] amounts, boolean together) {
        int[] order = Radix.identity(amounts.length);
        IntSort.sort(order, (a, b) -> Long.compare(amounts[a], amounts[b]));
        List<int[]> members = new ArrayList<>();
        IntColumn one = new IntColumn();
        for (int i = 0; i < order.length; i++) {
            one.add(order[i]);
            boolean isLast = i + 1 == order.length || !together || amounts[order[i + 1]] != amounts[order[i]];
            if (isLast) {
                members.add(one.toArray());
                one.clear();
            }
        }
        long[] values = members.stream().mapToLong(same -> amounts[same[0]]).toArray();
        return new AmountClasses(values, members.toArray(int[][]::new));
    }

    int size() {
        return values.length;
    }

    int count(int index) {
        return members[index].length;
    }

    /** Splits the classes into two of about as many sums: the many first, each to the smaller half. */
    HalfSums[] halves(boolean wraps) {
        int[] order = Radix.identity(size());
        IntSort.sort(order, (a, b) -> Integer.compare(count(b), count(a)));
        IntColumn[] chosen = {new IntColumn(), new IntColumn()};
        long[] sizes = {1, 1};
        for (int index : order) {
            int half = sizes[0] <= sizes[1] ? 0 : 1;
            chosen[half].add(index);
            sizes[half] = times(sizes[half], count(index) + 1L);
        }
        return new HalfSums[] {
            new HalfSums(this, chosen[0].toArray(), wraps), new HalfSums(this, chosen[1].toArray(), wraps)
        };
    }

    /** The product, or {@link #MANY} where it is more than that. */
    static long times(long a, long b) {
        return a > MANY / b ? MANY : a * b;
    }
}
