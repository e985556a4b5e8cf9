package io.matcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.Side;
import org.junit.jupiter.api.Test;

class TruthTest {

    private static final int DAY = 20_000;
    private final TruthRecorder recorder = new TruthRecorder();

    private void row(Side side, int group, Kind kind, Evidence evidence, long cents, int day, String reference) {
        recorder.take(
                side, new Entry(cents, 2, "BRL", day, reference, "", "", 0, new Belonging(group, kind, evidence)));
    }

    private void pair(int group, Evidence evidence, long cents, int leftDay, int rightDay) {
        String reference = evidence == Evidence.NONE ? "" : "ref " + group;
        row(Side.LEFT, group, Kind.PAIR, evidence, cents, leftDay, "ref " + group);
        row(Side.RIGHT, group, Kind.PAIR, evidence, cents, rightDay, reference);
    }

    @Test
    void a_pair_without_reference_is_certain_while_nothing_else_fits_within_three_days() {
        pair(0, Evidence.NONE, 100, DAY, DAY + 1);
        pair(1, Evidence.NONE, 100, DAY + 5, DAY + 5);
        Truth truth = recorder.truth();
        assertThat(truth.certainty(0)).isEqualTo(Certainty.CERTAIN);
        assertThat(truth.certainty(1)).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void two_pairs_without_reference_that_fit_each_other_are_weak() {
        pair(0, Evidence.NONE, 100, DAY, DAY + 1);
        pair(1, Evidence.NONE, 100, DAY + 1, DAY + 2);
        Truth truth = recorder.truth();
        assertThat(truth.certainty(0)).isEqualTo(Certainty.WEAK);
        assertThat(truth.certainty(1)).isEqualTo(Certainty.WEAK);
    }

    @Test
    void a_pair_that_shares_a_reference_rivals_nobody() {
        pair(0, Evidence.NONE, 100, DAY, DAY);
        pair(1, Evidence.REFERENCE, 100, DAY, DAY);
        Truth truth = recorder.truth();
        assertThat(truth.certainty(0)).isEqualTo(Certainty.CERTAIN);
        assertThat(truth.certainty(1)).isEqualTo(Certainty.CERTAIN);
    }

    @Test
    void a_row_without_counterpart_makes_a_pair_that_it_fits_weak() {
        pair(0, Evidence.NONE, 100, DAY, DAY);
        row(Side.RIGHT, 1, Kind.ALONE, Evidence.REFERENCE, 100, DAY + 3, "other");
        assertThat(recorder.truth().certainty(0)).isEqualTo(Certainty.WEAK);
    }

    @Test
    void two_rows_without_counterparts_that_fit_each_other_alone_are_a_lure() {
        row(Side.LEFT, 0, Kind.ALONE, Evidence.REFERENCE, 100, DAY, "one");
        row(Side.RIGHT, 1, Kind.ALONE, Evidence.REFERENCE, 100, DAY + 2, "other");
        row(Side.RIGHT, 2, Kind.ALONE, Evidence.REFERENCE, 100, DAY - 1, "before");
        assertThat(recorder.truth().lures()).isOne();
    }

    @Test
    void groups_with_equal_rows_on_one_side_are_ambiguous_even_where_the_other_side_differs() {
        row(Side.LEFT, 0, Kind.PAIR, Evidence.REFERENCE, 100, DAY, "same");
        row(Side.RIGHT, 0, Kind.PAIR, Evidence.REFERENCE, 100, DAY, "same");
        row(Side.LEFT, 1, Kind.PAIR, Evidence.REFERENCE, 100, DAY, "same");
        row(Side.RIGHT, 1, Kind.PAIR, Evidence.REFERENCE, 100, DAY + 1, "same");
        Truth truth = recorder.truth();
        assertThat(truth.certainty(0)).isEqualTo(Certainty.AMBIGUOUS);
        assertThat(truth.certainty(1)).isEqualTo(Certainty.AMBIGUOUS);
    }

    @Test
    void equal_parts_of_one_split_are_not_ambiguous() {
        row(Side.LEFT, 0, Kind.SPLIT, Evidence.REFERENCE, 200, DAY, "split");
        row(Side.RIGHT, 0, Kind.SPLIT, Evidence.REFERENCE, 100, DAY, "split");
        row(Side.RIGHT, 0, Kind.SPLIT, Evidence.REFERENCE, 100, DAY, "split");
        Truth truth = recorder.truth();
        assertThat(truth.certainty(0)).isEqualTo(Certainty.CERTAIN);
        assertThat(truth.rowsOf(0, Side.LEFT)).isOne();
        assertThat(truth.rowsOf(0, Side.RIGHT)).isEqualTo(2);
    }

    @Test
    void a_split_without_references_depends_on_its_sum() {
        row(Side.LEFT, 0, Kind.SPLIT, Evidence.NONE, 200, DAY, "split");
        row(Side.RIGHT, 0, Kind.SPLIT, Evidence.NONE, 150, DAY, "");
        row(Side.RIGHT, 0, Kind.SPLIT, Evidence.NONE, 50, DAY, "");
        assertThat(recorder.truth().certainty(0)).isEqualTo(Certainty.SUM);
    }
}
