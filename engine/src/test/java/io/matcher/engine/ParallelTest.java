package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work in pieces, and orderings of ints. */
class ParallelTest {

    private static List<String> pieces(int threads, int size) {
        return Parallel.map(threads, size, (from, to) -> from + ".." + to);
    }

    @Test
    void rows_are_split_evenly_in_order_and_only_where_it_pays() {
        assertThat(pieces(4, 39_999)).containsExactly("0..39999");
        assertThat(pieces(4, 40_000)).containsExactly("0..20000", "20000..40000");
        assertThat(pieces(4, 100_000)).containsExactly("0..25000", "25000..50000", "50000..75000", "75000..100000");
        assertThat(pieces(3, 100_000)).containsExactly("0..33333", "33333..66666", "66666..100000");
        assertThat(pieces(1, 100_000)).containsExactly("0..100000");
        assertThat(pieces(4, 0)).containsExactly("0..0");
    }

    @Test
    void every_row_is_worked_on_once() {
        AtomicIntegerArray visits = new AtomicIntegerArray(50_000);
        Parallel.each(2, 50_000, visits::incrementAndGet);
        assertThat(IntStream.range(0, 50_000).map(visits::get)).allMatch(times -> times == 1);
    }

    @Test
    void what_a_piece_throws_comes_out_as_it_was() {
        assertThatThrownBy(() -> Parallel.each(2, 50_000, row -> {
                    throw new IllegalArgumentException("row");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parallel.each(2, 50_000, row -> {
                    throw new AssertionError("row");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_interrupted_run_is_cancelled_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> pieces(2, 50_000)).isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void a_part_of_an_array_is_sorted_and_equal_values_keep_their_order() {
        Random random = new Random(3);
        for (int size : new int[] {0, 1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 64, 65, 200}) {
            int[] values = random.ints(size + 10, 0, 50).toArray();
            int[] order = Radix.identity(size + 10);
            IntSort.sort(order, 4, size + 4, (a, b) -> Integer.compare(values[a], values[b]));
            int[] expected = Radix.identity(size + 10);
            int[] sorted = IntStream.range(4, size + 4)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(values[a], values[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, expected, 4, size);
            assertThat(order).as("%d of %s", size, Arrays.toString(values)).isEqualTo(expected);
        }
    }

    @Test
    void keys_of_any_size_and_sign_are_sorted_and_equal_ones_keep_their_order() {
        long[] keys = {5, -7, 1L << 60, 5, -(1L << 60), 0, 2_048, 2_047, -7};
        assertThat(Radix.ascending(Radix.identity(keys.length), keys)).containsExactly(4, 1, 8, 5, 0, 3, 7, 6, 2);
        assertThat(Radix.ascending(Radix.identity(1), new long[] {9})).containsExactly(0);
        assertThat(Radix.ascending(Radix.identity(3), new long[] {9, 9, 9})).containsExactly(0, 1, 2);
    }
}
