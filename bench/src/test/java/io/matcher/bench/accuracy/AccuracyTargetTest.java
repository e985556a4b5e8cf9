package io.matcher.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.bench.ledger.Scenario;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The targets of accuracy at ten thousand rows a side; {@code ./matcher bench} measures the larger sizes. */
class AccuracyTargetTest {

    private static final int ROWS = 10_000;
    private static final long SEED = 1;

    @ParameterizedTest
    @EnumSource
    void what_rests_on_a_reference_is_confirmed_and_right(Scenario scenario) throws IOException {
        Score careful = AccuracyBench.run(scenario, ROWS, SEED).proposing();
        assertThat(careful.precision()).isGreaterThanOrEqualTo(0.9999);
        assertThat(careful.ambiguousConfirmed()).isZero();
    }

    /** Damaged references wait for rules that repair them, foreign payments for rates. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DAMAGED", "FOREIGN"})
    void what_can_be_told_is_found(Scenario scenario) throws IOException {
        AccuracyBench.Line line = AccuracyBench.run(scenario, ROWS, SEED);
        assertThat(line.confirming().recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(line.proposing().recall()).isGreaterThanOrEqualTo(0.99);
    }

    /** Where both sides are whole, a pair that is the only explanation of its rows is the right one, reference or not. */
    @ParameterizedTest
    @EnumSource(names = {"CLEAN", "DAMAGED", "UNREFERENCED", "LATE", "FEES", "REFUNDS", "TWINS", "CURRENCIES"})
    void without_a_reference_what_has_one_explanation_is_right_while_nothing_is_missing(Scenario scenario)
            throws IOException {
        Score score = AccuracyBench.run(scenario, ROWS, SEED).confirming();
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.9999);
        assertThat(score.ambiguousConfirmed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void with_all_that_it_offers_what_can_be_told_is_found_in_whole_groups(Scenario scenario) throws IOException {
        Score score = AccuracyBench.complete(scenario, 1_000, SEED);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.9999);
        assertThat(score.ambiguousConfirmed()).isZero();
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREFERENCED", "TWINS", "COPIES"})
    void first_fit_confirms_what_nobody_can_tell(Scenario scenario) throws IOException {
        AccuracyBench.Line line = AccuracyBench.run(scenario, ROWS, SEED);
        assertThat(line.firstFit().ambiguousConfirmed()).isPositive();
        assertThat(line.firstFit().precision()).isLessThan(line.confirming().precision());
    }
}
