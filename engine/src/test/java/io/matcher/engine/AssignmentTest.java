package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The best assignment of small components. */
class AssignmentTest {

    @Test
    void the_greatest_total_wins_over_the_greatest_single_weight() {
        // 10 + 1 is less than 9 + 8.
        assertThat(Assignment.best(new long[][] {{10, 9}, {8, 1}})).containsExactly(1, 0);
    }

    @Test
    void a_row_without_an_edge_stays_alone() {
        assertThat(Assignment.best(new long[][] {{0, 0, 0}, {5, 0, 7}})).containsExactly(-1, 2);
        assertThat(Assignment.best(new long[][] {{0, 4}, {0, 6}})).containsExactly(-1, 1);
    }

    @Test
    void no_choice_of_columns_weighs_more() {
        long seed = Long.getLong("matcher.seed", 11);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            int rows = 1 + random.nextInt(5);
            long[][] weights = new long[rows][rows + random.nextInt(3)];
            for (long[] row : weights) {
                Arrays.setAll(row, column -> random.nextInt(3) == 0 ? 0 : random.nextInt(100));
            }
            assertThat(total(weights, Assignment.best(weights)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(most(weights, 0, new boolean[weights[0].length]));
        }
    }

    private static long total(long[][] weights, int[] columns) {
        assertThat(Arrays.stream(columns).filter(column -> column >= 0))
                .doesNotHaveDuplicates()
                .allMatch(column -> column < weights[0].length);
        long total = 0;
        for (int row = 0; row < columns.length; row++) {
            total += columns[row] < 0 ? 0 : weights[row][columns[row]];
        }
        return total;
    }

    private static long most(long[][] weights, int row, boolean[] taken) {
        if (row == weights.length) {
            return 0;
        }
        long most = most(weights, row + 1, taken);
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                most = Math.max(most, weights[row][column] + most(weights, row + 1, taken));
                taken[column] = false;
            }
        }
        return most;
    }

    @Test
    void a_component_is_small_with_32_rows_on_one_side_and_32_768_cells() {
        assertThat(Assignment.isSmall(32, 1_024)).isTrue();
        assertThat(Assignment.isSmall(32, 1_025)).isFalse();
        assertThat(Assignment.isSmall(33, 33)).isFalse();
        assertThat(Assignment.isSmall(1_024, 32)).isTrue();
        assertThat(Assignment.isSmall(1, 32_768)).isTrue();
        assertThat(Assignment.isSmall(1, 32_769)).isFalse();
    }

    @Test
    void points_come_before_amounts_and_amounts_before_days() {
        assertThat(Closeness.of(90, 999, 99)).isGreaterThan(Closeness.of(80, 0, 0));
        assertThat(Closeness.of(90, 1, 9_999)).isGreaterThan(Closeness.of(90, 2, 0));
        assertThat(Closeness.of(90, 1, 1)).isGreaterThan(Closeness.of(90, 1, 2));
        assertThat(Closeness.of(60, Long.MAX_VALUE, Integer.MAX_VALUE)).isPositive();
        assertThat(Closeness.of(60, 1L << 30, 1 << 13)).isEqualTo(Closeness.of(60, (1L << 30) - 1, (1 << 13) - 1));
        assertThat(Closeness.of(60, (1L << 30) - 2, 0)).isGreaterThan(Closeness.of(60, (1L << 30) - 1, 0));
    }

    @Test
    void where_texts_are_graded_they_come_before_amounts() {
        assertThat(Closeness.graded(90, 1, 9_999, 99)).isGreaterThan(Closeness.graded(90, 2, 0, 0));
        assertThat(Closeness.graded(90, 1, 1, 9_999)).isGreaterThan(Closeness.graded(90, 1, 2, 0));
        assertThat(Closeness.graded(90, 100, 99, 99)).isGreaterThan(Closeness.graded(80, 0, 0, 0));
        assertThat(Closeness.graded(60, 101, 1L << 19, 1 << 12))
                .isPositive()
                .isEqualTo(Closeness.graded(60, 100, (1L << 19) - 1, (1 << 12) - 1));
    }
}
