package io.matcher.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All sums that one half of the classes can make. A choice of rows is a vector: how many of each class. */
final class HalfSums {

    final int[] classes;
    private final long[] values;
    private final int[] counts;
    private final boolean wraps;
    private final long size;

    /** @param wraps whether sums are taken modulo 2^64 */
    HalfSums(AmountClasses all, int[] classes, boolean wraps) {
        this.classes = classes;
        this.wraps = wraps;
        this.values =
                Arrays.stream(classes).mapToLong(index -> all.values()[index]).toArray();
        this.counts = Arrays.stream(classes).map(all::count).toArray();
        long product = 1;
        for (int count : counts) {
            product = AmountClasses.times(product, count + 1L);
        }
        this.size = product;
    }

    /** How many choices there are. */
    long size() {
        return size;
    }

    /** The sums of all choices, ascending. */
    long[] sorted() {
        long[] sums = {0};
        for (int i = 0; i < values.length; i++) {
            sums = counts[i] == 1 && !wraps ? merged(sums, values[i]) : repeated(sums, values[i], counts[i]);
        }
        return sums;
    }

    private static long[] merged(long[] sums, long value) {
        long[] all = new long[sums.length * 2];
        int plain = 0;
        int raised = 0;
        for (int i = 0; i < all.length; i++) {
            boolean takesPlain = raised == sums.length || (plain < sums.length && sums[plain] <= sums[raised] + value);
            all[i] = takesPlain ? sums[plain++] : sums[raised++] + value;
        }
        return all;
    }

    private static long[] repeated(long[] sums, long value, int count) {
        long[] all = Arrays.copyOf(sums, sums.length * (count + 1));
        for (int i = sums.length; i < all.length; i++) {
            all[i] = all[i - sums.length] + value;
        }
        Arrays.sort(all);
        return all;
    }

    /** The first choices that make a sum, at most so many, in an order that depends on the classes alone. */
    List<int[]> choices(long sum, int most) {
        List<int[]> found = new ArrayList<>();
        int[] digits = new int[values.length];
        long current = 0;
        for (long left = size; left > 0 && found.size() < most; left--) {
            if (current == sum) {
                found.add(digits.clone());
            }
            int place = 0;
            while (place < digits.length && digits[place] == counts[place]) {
                current -= values[place] * counts[place];
                digits[place++] = 0;
            }
            if (place < digits.length) {
                current += values[place];
                digits[place]++;
            }
        }
        return found;
    }
}
