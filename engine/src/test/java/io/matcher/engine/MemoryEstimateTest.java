package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The estimate by which a run that can not fit is refused. */
class MemoryEstimateTest {

    private static final MatchOptions PAIRS = MatchOptions.defaults();

    private static LedgerBuilder row(LedgerBuilder builder) {
        return builder.externalId("12345678")
                .reference("123456789012")
                .amount(12345, 2)
                .currency("BRL")
                .bookingDate(Row.DAY);
    }

    @Test
    void a_row_takes_61_bytes_with_an_id_of_8_and_a_reference_of_12() {
        LedgerBuilder builder = Ledger.builder();
        for (int i = 0; i < 100; i++) {
            assertThat(row(builder).add()).isEqualTo(i);
        }
        assertThat(builder.build().bytes()).isEqualTo(6_100);
    }

    @Test
    void dates_instants_base_amounts_and_texts_cost_what_they_are() {
        LedgerBuilder builder = Ledger.builder(List.of("nsu"));
        row(builder)
                .valueDate(Row.DAY)
                .occurredAt(Instant.EPOCH)
                .base(BigDecimal.ONE, "USD")
                .description("abc")
                .key("nsu", "42")
                .add();
        // A date 4, an instant 8, a base amount 9 and its currency 4, texts 10 and their bytes.
        assertThat(builder.build().bytes()).isEqualTo(61 + 4 + 8 + 13 + 13 + 12);
    }

    @Test
    void an_instant_may_be_given_in_microseconds() {
        LedgerBuilder builder = Ledger.builder();
        row(builder).occurredAtMicros(1_500_000).add();
        row(builder).occurredAt(Instant.parse("1970-01-01T00:00:01.5Z")).add();
        Ledger ledger = builder.build();
        assertThat(ledger.instant(0)).isEqualTo(ledger.instant(1)).isEqualTo(1_500_000);
    }

    @Test
    void a_run_needs_columns_an_index_pairs_and_what_its_rules_ask_for() {
        // 60 × 3,000 + 40 × 2,000 + 14 × 4 × 2,000
        assertThat(Engine.estimateBytes(1_000, 2_000, PAIRS)).isEqualTo(372_000);
        assertThat(Engine.estimateBytes(2_000, 1_000, PAIRS)).isEqualTo(332_000);
        assertThat(Engine.estimateBytes(1_000, 2_000, PAIRS.withMaxPairs(100))).isEqualTo(261_400);
        assertThat(Engine.estimateBytes(1_000, 2_000, PAIRS.withCardinality(Cardinality.ONE_TO_MANY)))
                .isEqualTo(972_000);
        assertThat(Engine.estimateBytes(1_000, 2_000, PAIRS, List.of(Rules.exact(Map.of("matchCurrency", true)))))
                .isEqualTo(372_000);
        assertThat(Engine.estimateBytes(1_000, 2_000, PAIRS, List.of(Rules.fuzzy(Map.of("matchCurrency", true)))))
                .isGreaterThan(1_000_000);
    }
}
