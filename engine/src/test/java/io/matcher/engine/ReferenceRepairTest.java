package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References that were spoiled on their way. */
class ReferenceRepairTest {

    private static final Map<String, Object> ALL =
            Map.of("prefixes", List.of("NF", "NF-E"), "suffixes", List.of("/BR"), "checkDigit", "MOD11");

    private static MatchRule exact(Map<String, Object> repair) {
        return Rules.exact(Map.of("referenceRepair", repair));
    }

    private static MatchResult match(String left, String right, MatchRule rule) {
        return Engine.match(
                Row.ledger(Row.of("l", "10").reference(left)),
                Row.ledger(Row.of("r", "10").reference(right)),
                List.of(rule),
                MatchOptions.defaults());
    }

    private static int score(String left, String right, Map<String, Object> repair) {
        MatchResult there = match(left, right, exact(repair));
        MatchResult back = match(right, left, exact(repair));
        assertThat(there.groups().size()).isEqualTo(back.groups().size());
        return there.groups().size() == 0 ? 0 : there.groups().score(0);
    }

    @ParameterizedTest(name = "{0} and {1} score {2}")
    @CsvSource({
        "INV-2026/000123, inv 2026 000123, 100",
        "000123456, 123456, 100",
        "INV-000123, INV-123, 100",
        "NF123456, 123456, 95",
        "NFE123456, NF-123456, 95",
        "123456/BR, NF000123456, 95",
        "ABCDEFGHIJKLMNOPQRS, ABCDEFGHIJKLMNOP, 95",
        "ABCDEFGHIJKLMNOPQRS, ABCDEFGHIJKLMNOPQ, 95",
        "ABCDEFGHIJKLMNOPQRS, ABCDEFGHIJKLMNO, 0",
        "ABCDEFGHIJKLMNOPQRS, BCDEFGHIJKLMNOPQRS, 0",
        "AB-CD-EF-GH-IJ-KL-MN, AB-CD-EF-GH-IJ-K, 95",
        "1234560, 123456, 95",
        "123456-0, 123456, 95",
        "1234561, 123456, 0",
        "123456X, 123456, 0",
        "14, 1814, 0",
        "14, 0014, 0",
        "1-4, 14, 0",
        "NF1234, 1234, 0",
        "123456, 654321, 0",
        "same, same, 100",
    })
    void each_repair_has_its_worth(String left, String right, int score) {
        assertThat(score(left, right, ALL)).isEqualTo(score);
    }

    @Test
    void nothing_is_repaired_unless_asked_for() {
        assertThat(match("INV-123456", "INV123456", Rules.exact(Map.of("matchDate", true)))
                        .groups()
                        .size())
                .isZero();
        MatchRule unread = Rules.exact(Map.of("matchReference", false, "referenceRepair", Map.of()));
        assertThat(match("x", "y", unread).groups().score(0)).isEqualTo(100);
    }

    @Test
    void every_repair_can_be_left_out() {
        assertThat(score("INV-123456", "INV123456", Map.of("punctuation", false)))
                .isZero();
        assertThat(score("000123456", "123456", Map.of("leadingZeros", false))).isZero();
        assertThat(score("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNOP", Map.of("truncateTo", 0)))
                .isZero();
        assertThat(score("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNOP", Map.of("truncateTo", 17)))
                .isZero();
        assertThat(score("ABCDEFGHIJ", "ABCDEF", Map.of("truncateTo", 6))).isEqualTo(95);
        assertThat(score("1234560", "123456", Map.of())).isZero();
        assertThat(score("123-45", "12345", Map.of("minLength", 5))).isEqualTo(100);
        assertThat(score("123-45", "12345", Map.of("minLength", 6))).isZero();
    }

    @ParameterizedTest(name = "{0} accepts {2} after {1}: {3}")
    @CsvSource({
        "MOD10, 7992739871, 3, true",
        "MOD10, 7992739871, 4, false",
        "MOD10, 799273A9871, 3, true",
        "MOD10, 000000, 0, true",
        "MOD11, 123456, 0, true",
        "MOD11, 123456, 1, false",
        "MOD11, 1234567890, 0, true",
        "MOD11, 1234567890, 7, false",
        "MOD11, 112223330001, 8, true",
        "MOD11, 1122233300018, 1, true",
        "MOD11, 1122233300018, 2, false",
        "MOD11, 000000, 0, true",
        "MOD11, 000000, X, false",
        "MOD11, 000006, 0, true",
        "MOD11, 000006, X, true",
        "MOD11, 000006, x, true",
        "MOD11, 000006, 1, false",
        "ANY, 123456, 9, true",
        "ANY, 123456, x, true",
        "ANY, 123456, a, false",
        "NONE, 123456, 0, false",
    })
    void check_digits_are_computed(ReferenceRepair.CheckDigit scheme, String body, char last, boolean valid) {
        assertThat(CheckDigits.isValid(scheme, body, last)).isEqualTo(valid);
    }

    @Test
    void a_repair_is_explained_and_worth_half_a_reference() {
        Explanation explanation =
                match("NF-123456", "123456", exact(ALL)).groups().explanation(0);
        assertThat(explanation.score()).isEqualTo(95);
        assertThat(explanation.fields())
                .contains(new FieldCheck(
                        "reference", "NF-123456", "123456", "a known prefix or suffix", null, 5, true, true));
        assertThat(match("ABCDEFGHIJKLMNOPQ", "ABCDEFGHIJKLMNOP", exact(ALL))
                        .groups()
                        .explanation(0)
                        .fields()
                        .get(3)
                        .difference())
                .isEqualTo("one is cut off");
        assertThat(match("1234560", "123456", exact(ALL))
                        .groups()
                        .explanation(0)
                        .fields()
                        .get(3)
                        .difference())
                .isEqualTo("one has a check digit");
        assertThat(match("123 456", "123456", exact(ALL))
                        .groups()
                        .explanation(0)
                        .fields()
                        .get(3)
                        .difference())
                .isEqualTo("punctuation or leading zeros");
        assertThat(match("123456", "123456", exact(ALL))
                        .groups()
                        .explanation(0)
                        .fields()
                        .get(3)
                        .difference())
                .isNull();
    }

    @Test
    void another_spelling_leads_rivals_as_the_reference_itself_does_and_a_repair_leads_none() {
        Ledger left = Row.ledger(Row.of("l", "10").reference("FATURA-2026-0000-1"));
        Ledger spelled = Row.ledger(
                Row.of("r1", "10").reference("FATURA-2026-0000"),
                Row.of("r2", "10").reference("FATURA 2026 00001"));
        MatchResult led = Engine.match(left, spelled, List.of(exact(Map.of())), MatchOptions.defaults());
        assertThat(led.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(led.groups().right(0)).isOne();
        Ledger cut = Row.ledger(
                Row.of("r1", "10").reference("FATURA-2026-0000"),
                Row.of("r2", "10").reference("FATURA-2026-0000-"));
        MatchResult rivalled = Engine.match(left, cut, List.of(exact(Map.of())), MatchOptions.defaults());
        assertThat(rivalled.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(rivalled.groups().isAmbiguous(0)).isTrue();
    }

    @Test
    void blank_references_match_as_they_do_without_repair() {
        assertThat(score(" ", "", Map.of())).isEqualTo(100);
        MatchRule set = Rules.exact(Map.of("referenceRepair", Map.of(), "referenceMustSet", true));
        assertThat(match(" ", "", set).groups().size()).isZero();
        assertThat(match("ab", "AB", set).groups().size()).isOne();
    }

    @Test
    void letters_keep_their_case_where_the_rule_says_so() {
        MatchRule strict = Rules.exact(Map.of("referenceRepair", ALL, "caseInsensitive", false));
        assertThat(match("INV-123456", "inv123456", strict).groups().size()).isZero();
        assertThat(match("INV-123456", "INV123456", strict).groups().size()).isOne();
        assertThat(match("nf123456", "123456", strict).groups().size()).isZero();
    }

    @Test
    void a_fuzzy_rule_repairs_references_too() {
        MatchRule fuzzy = Rules.fuzzy(Map.of("textField", "REFERENCE", "referenceRepair", ALL));
        assertThat(match("NF123456", "123456", fuzzy).groups().score(0)).isEqualTo(95);
        assertThat(match("000123456", "123456", fuzzy).groups().score(0)).isEqualTo(100);
        assertThat(match("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNOP", fuzzy)
                        .groups()
                        .score(0))
                .isEqualTo(95);
        MatchRule tolerance = Rules.tolerance(Map.of("referenceRepair", Map.of()));
        assertThat(match("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNOP", tolerance)
                        .groups()
                        .score(0))
                .isEqualTo(95);
    }

    @Test
    void a_leftover_learns_which_repair_would_have_helped() {
        assertThat(advice("INV-123456", "INV123456")).isEqualTo(new SettingChange("EXACT", "referenceRepair", "{}"));
        assertThat(advice("1234560", "123456"))
                .isEqualTo(new SettingChange("EXACT", "referenceRepair.checkDigit", "MOD11"));
        assertThat(advice("79927398713", "7992739871"))
                .isEqualTo(new SettingChange("EXACT", "referenceRepair.checkDigit", "MOD10"));
        assertThat(advice("1234569", "123456"))
                .isEqualTo(new SettingChange("EXACT", "referenceRepair.checkDigit", "ANY"));
        assertThat(advice("14", "1814")).isEqualTo(new SettingChange("EXACT", "matchReference", "false"));
    }

    private static SettingChange advice(String left, String right) {
        return match(left, right, Rules.exact(Map.of("matchDate", true)))
                .explainLeftover(Side.LEFT, 0)
                .nearest()
                .getFirst()
                .changes()
                .getFirst();
    }
}
