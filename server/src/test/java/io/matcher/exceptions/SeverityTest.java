package io.matcher.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, LOW",
        "999.99999999, 23, LOW",
        "1000, 0, MEDIUM",
        "0, 24, MEDIUM",
        "-9999.99, 71, MEDIUM",
        "-10000, 0, HIGH",
        "1, 72, HIGH",
        "99999.99, 119, HIGH",
        "100000, 0, CRITICAL",
        "0.01, 120, CRITICAL",
        "5, -400, LOW"
    })
    void the_gravest_level_whose_amount_or_age_is_reached(String amount, long hours, Severity expected) {
        assertThat(Severity.of(new BigDecimal(amount), Duration.ofHours(hours))).isEqualTo(expected);
    }

    @Test
    void the_graver_the_sooner_it_is_due() {
        assertThat(Severity.CRITICAL.due()).isEqualTo(Duration.ofDays(1));
        assertThat(Severity.HIGH.due()).isEqualTo(Duration.ofDays(3));
        assertThat(Severity.MEDIUM.due()).isEqualTo(Duration.ofDays(5));
        assertThat(Severity.LOW.due()).isEqualTo(Duration.ofDays(7));
    }
}
