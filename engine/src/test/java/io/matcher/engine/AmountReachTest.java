package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tolerance holds for amounts of any size: where products leave a long, and where amounts do. */
class AmountReachTest {

    @ParameterizedTest
    @CsvSource({
        // absolute, percent, left, right, do they agree
        "0, 0.005, 100, 100.50, true",
        "0, 0.005, 100, 100.51, false",
        "0, 0.5, 100, 200, true",
        "0, 0.5, 100, 200.01, false",
        "0, 1, 1, 1000, true",
        "0, 0.0123, 10000000000000000.00, 10100000000000000.01, true",
        "0, 0.0123, 10000000000000000.00, 10130000000000000.01, false",
        "0, 0.0012, 10000000000000000.00, 10010000000000000.01, true",
        "0, 0.0012, 10000000000000000.00, 10013000000000000.01, false",
        "0, 0.005, 10000000000000000000000000, 10040000000000000000000000, true",
        "0, 0.005, 10000000000000000000000000, 10060000000000000000000000, false",
        "1000000000000000000000, 0, 1, 1000000, true",
        "0.019, 0, 10.00, 10.01, true",
        "0.019, 0, 10.00, 10.02, false",
        "3, 0, 10000000000000000000000000.01, 10000000000000000000000003.01, true",
        "3, 0, 10000000000000000000000000.01, 10000000000000000000000003.02, false",
    })
    void a_tolerance_admits_what_it_says(String absolute, String percent, String left, String right, boolean agree) {
        MatchRule rule = Rules.tolerance(Map.of(
                "absTolerance", absolute, "percentTolerance", percent, "matchReference", false, "dateWindowDays", 0));
        for (String sign : List.of("", "-")) {
            assertThat(pairs(rule, sign + left, sign + right)).isEqualTo(agree ? 1 : 0);
        }
    }

    private static int pairs(MatchRule rule, String left, String right) {
        Ledger lefts = Row.ledger(Row.of("a", left), Row.of("far", "7777777").currency("EUR"));
        Ledger rights = Row.ledger(Row.of("b", right));
        return Engine.match(lefts, rights, List.of(rule), MatchOptions.defaults())
                .groups()
                .size();
    }
}
