package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rows that stand on one side twice. */
class DuplicatesTest {

    private static final MatchRule EXACT = Rules.exact(Map.of("matchReference", true));
    private static final MatchRule LEAVE = Rules.exact(Map.of("matchReference", true, "onAmbiguity", "LEAVE"));

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule rule) {
        return Engine.match(
                Row.ledger(left, List.of()), Row.ledger(right, List.of()), List.of(rule), MatchOptions.defaults());
    }

    private static LeftoverReason reason(Row row, Row other) {
        Leftovers left = match(List.of(row, other), List.of(), EXACT).leftovers(Side.LEFT);
        assertThat(left.reason(0)).isEqualTo(left.reason(1));
        return left.reason(0);
    }

    private static final Row ROW = Row.of("1", "10").reference("INV-1");

    @Test
    void two_open_rows_that_are_the_same_are_likely_duplicates() {
        assertThat(reason(ROW, Row.of("2", "10.0").reference(" inv-1 ")))
                .isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
    }

    @Test
    void source_amount_currency_date_instant_and_text_must_all_be_the_same() {
        Row twin = Row.of("2", "10").reference("INV-1");
        for (Row other : List.of(
                twin.source("other"),
                twin.currency("USD"),
                twin.plusDays(1),
                twin.at("2026-03-02T10:00:00Z"),
                twin.reference("INV-2"),
                Row.of("2", "10.01").reference("INV-1"))) {
            assertThat(reason(ROW, other)).isEqualTo(LeftoverReason.UNMATCHED);
        }
        Row early = ROW.at("2026-03-02T10:00:00Z");
        assertThat(reason(early, twin.at("2026-03-02T10:00:00Z"))).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(reason(early, twin.at("2026-03-02T10:00:01Z"))).isEqualTo(LeftoverReason.UNMATCHED);
    }

    @Test
    void a_description_stands_in_for_a_reference_that_was_not_given_where_it_says_something() {
        Row first = Row.of("1", "10");
        Row second = Row.of("2", "10");
        assertThat(reason(first, second)).isEqualTo(LeftoverReason.UNMATCHED);
        assertThat(reason(first.description("Tarifa bancária"), second.description("TARIFA BANCÁRIA")))
                .isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(reason(first.description("PIX recebido"), second.description("PIX recebido")))
                .isEqualTo(LeftoverReason.UNMATCHED);
        assertThat(reason(
                        first.description("Tarifa").reference("a"),
                        second.description("Tarifa").reference("b")))
                .isEqualTo(LeftoverReason.UNMATCHED);
        assertThat(reason(first.reference(" ").description("Tarifa"), second.description("Tarifa")))
                .isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(reason(first, Row.of("1", "10"))).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
    }

    @Test
    void the_twin_that_was_matched_is_named() {
        Row twin = Row.of("2", "10").reference("INV-1");
        MatchResult result = match(List.of(ROW, twin), List.of(Row.of("r", "10").reference("INV-1")), EXACT);
        int open = result.leftovers(Side.LEFT).row(0);
        assertThat(result.leftovers(Side.LEFT).reason(0)).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(result.twinOf(Side.LEFT, open)).isEqualTo(OptionalInt.of(1 - open));
        assertThat(result.explainLeftover(Side.LEFT, open).reason()).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
        assertThat(result.twinOf(Side.RIGHT, 0)).isEmpty();
    }

    @Test
    void of_several_the_matched_one_comes_first_whatever_the_order_and_no_row_is_its_own_twin() {
        for (int at = 0; at < 4; at++) {
            List<Row> left = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                left.add(Row.of("" + i, "10").reference("INV-1").key("nsu", i == at ? "x" : "y"));
            }
            MatchRule byKey = Rules.exact(Map.of("matchedKeys", List.of("nsu")));
            MatchResult result = Engine.match(
                    Row.ledger(left, List.of("nsu")),
                    Row.ledger(List.of(Row.of("r", "10").reference("INV-1").key("nsu", "x")), List.of("nsu")),
                    List.of(byKey),
                    MatchOptions.defaults());
            for (int row = 0; row < 4; row++) {
                int first = at == 0 ? 1 : 0;
                assertThat(result.twinOf(Side.LEFT, row)).isEqualTo(OptionalInt.of(row == at ? first : at));
            }
        }
    }

    @Test
    void twins_that_are_left_because_they_are_ambiguous_are_duplicates_first() {
        Row twin = Row.of("2", "10").reference("INV-1");
        MatchResult result = match(List.of(ROW, twin), List.of(ROW, twin), LEAVE);
        assertThat(result.leftovers(Side.RIGHT).reason(1)).isEqualTo(LeftoverReason.DUPLICATE_TRANSACTION);
    }

    @Test
    void other_reasons_are_kept() {
        MatchRule base = Rules.exact(Map.of("matchBaseAmount", true));
        Row twin = Row.of("2", "10").reference("INV-1");
        assertThat(match(List.of(ROW, twin), List.of(ROW), base)
                        .leftovers(Side.LEFT)
                        .reason(0))
                .isEqualTo(LeftoverReason.MISSING_BASE_AMOUNT);
    }

    @Test
    void the_reason_does_not_show_in_a_digest_that_was_taken_before_it_was_known() {
        // Recorded with the engine before it knew duplicates, likeness, repair and rates.
        Synthetic.Pair ledgers = Synthetic.ledgers(2000, 1);
        assertThat(Engine.match(ledgers.left(), ledgers.right(), Synthetic.RULES, MatchOptions.defaults())
                        .digest())
                .isEqualTo("fa38c548f7ace85d44c632fa262234a77866632f7fc1ab8cb73de4df424a4492");
        List<Row> left = List.of(
                Row.of("a", "10").base("5", "USD"),
                Row.of("b", "10.30").reference("INV-1").key("nsu", "1"),
                Row.of("c", "-5").at("2026-03-02T10:00:00Z"),
                Row.of("dup", "7"),
                Row.of("dup", "7"));
        List<Row> right = List.of(
                Row.of("a", "10").base("5.2", "USD"),
                Row.of("x", "10").reference("inv-1 ").key("nsu", "01"),
                Row.of("c", "-5").plusDays(1),
                Row.of("z", "7"),
                Row.of("y", "7"),
                Row.of("w", "10"));
        List<MatchRule> rules = List.of(
                Rules.rule(1, "EXACT", Map.of("matchBaseAmount", true)),
                Rules.rule(2, "TOLERANCE", Map.of("matchBaseCurrency", true, "absTolerance", "0.5", "matchScore", 88)),
                Rules.rule(3, "DATE_LAG", Map.of("maxDays", 2, "onAmbiguity", "LEAVE")),
                Rules.rule(4, "EXACT", Map.of("matchReference", false)));
        List<String> keys = List.of("nsu");
        assertThat(Engine.match(Row.ledger(left, keys), Row.ledger(right, keys), rules, MatchOptions.defaults())
                        .digest())
                .isEqualTo("df9eb481ae2aaa5f87fed00e5dd957c4e41df2f976bfd4c4b13b295acd7d62e0");
    }
}
