package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the groups a row of which has a twin in another group: equal in every column but the id. */
final class Twins {

    private Twins() {}

    static IntStream of(TruthRecorder seen) {
        BitSet ambiguous = new BitSet();
        for (Side side : Side.values()) {
            mark(seen.looks(side), seen.groups(side), ambiguous);
        }
        return ambiguous.stream();
    }

    private static void mark(long[] looks, int[] groups, BitSet ambiguous) {
        long[] repeated = repeated(looks);
        Map<Long, Integer> firstGroup = new HashMap<>();
        for (int row = 0; row < looks.length; row++) {
            if (Arrays.binarySearch(repeated, looks[row]) >= 0) {
                Integer first = firstGroup.putIfAbsent(looks[row], groups[row]);
                if (first != null && first != groups[row]) {
                    ambiguous.set(first);
                    ambiguous.set(groups[row]);
                }
            }
        }
    }

    private static long[] repeated(long[] looks) {
        long[] sorted = looks.clone();
        Arrays.sort(sorted);
        LongStream.Builder repeated = LongStream.builder();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1] && (i == 1 || sorted[i] != sorted[i - 2])) {
                repeated.add(sorted[i]);
            }
        }
        return repeated.build().toArray();
    }
}
