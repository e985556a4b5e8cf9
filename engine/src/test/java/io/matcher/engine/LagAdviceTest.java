package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest change of a rule that lets a pair of dates pass. */
class LagAdviceTest {

    private static List<String> advice(RuleSettings settings, String field, @Nullable String difference) {
        FieldCheck failure = new FieldCheck(field, "1", "2", difference, null, 0, false, true);
        return SettingAdvice.of(settings, List.of(failure)).stream()
                .map(change -> change.setting() + "=" + change.value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, true, ABS, 5, maxDays=5",
        "0, 3, true, ABS, -5, maxDays=5",
        "0, 3, true, ABS, 3, ''",
        "2, 5, true, ABS, 1, minDays=1",
        "2, 5, true, ABS, 0, minDays=0",
        "2, 5, true, ABS, 2, ''",
        // An exclusive lag of 2 to 5 days admits 3 and 4.
        "2, 5, false, ABS, 5, maxDays=6",
        "2, 5, false, ABS, 4, ''",
        "2, 5, false, ABS, 3, ''",
        "2, 5, false, ABS, 2, minDays=1",
        "2, 5, false, ABS, 1, inclusive=true minDays=1",
        "1, 5, false, ABS, 1, inclusive=true",
        "0, 3, true, LEFT_BEFORE_RIGHT, -1, direction=ABS",
        "0, 3, true, LEFT_BEFORE_RIGHT, 0, ''",
        "0, 3, true, LEFT_BEFORE_RIGHT, 1, ''",
        "0, 3, true, RIGHT_BEFORE_LEFT, 1, direction=ABS",
        "0, 3, true, RIGHT_BEFORE_LEFT, 0, ''",
        "0, 3, true, RIGHT_BEFORE_LEFT, -4, maxDays=4",
        "0, 3, true, RIGHT_BEFORE_LEFT, 4, direction=ABS maxDays=4",
    })
    void a_lag_is_widened_by_no_more_than_it_takes(
            int min, int max, boolean inclusive, String direction, String difference, String changes) {
        RuleSettings settings = Rules.dateLag(
                        Map.of("minDays", min, "maxDays", max, "inclusive", inclusive, "direction", direction))
                .settings();
        assertThat(String.join(" ", advice(settings, "date", difference))).isEqualTo(changes);
    }

    @Test
    void a_window_is_widened_in_either_direction() {
        assertThat(advice(Rules.fuzzy(Map.of("matchCurrency", true)).settings(), "date", "-3"))
                .containsExactly("dateWindowDays=3");
        assertThat(advice(Rules.tolerance(Map.of("matchCurrency", true)).settings(), "date", "4"))
                .containsExactly("dateWindowDays=4");
        assertThat(advice(Rules.exact(Map.of("matchCurrency", true)).settings(), "date", null))
                .isEmpty();
    }

    @Test
    void an_amount_is_widened_where_the_rule_has_a_bound() {
        assertThat(advice(Rules.dateLag(Map.of("matchCurrency", true)).settings(), "amount", "0.3"))
                .containsExactly("feeTolerance=0.3");
        assertThat(advice(Rules.fuzzy(Map.of("matchCurrency", true)).settings(), "amount", "0.3"))
                .containsExactly("absTolerance=0.3");
        assertThat(advice(Rules.exact(Map.of("matchCurrency", true)).settings(), "amount", null))
                .isEmpty();
        assertThat(advice(Rules.exact(Map.of("matchCurrency", true)).settings(), "baseAmount", "1"))
                .containsExactly("matchBaseAmount=false");
    }
}
