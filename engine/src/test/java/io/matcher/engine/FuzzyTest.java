package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FUZZY rules: texts that are alike rather than equal. */
class FuzzyTest {

    private static final MatchRule BY_TEXT = Rules.fuzzy(Map.of("textField", "DESCRIPTION", "dateWindowDays", 2));

    private static Row row(String id, String amount, String description) {
        return Row.of(id, amount).description(description);
    }

    private static MatchResult match(List<Row> left, List<Row> right, MatchRule... rules) {
        return Engine.match(
                Row.ledger(left, List.of()), Row.ledger(right, List.of()), List.of(rules), MatchOptions.defaults());
    }

    private static MatchResult match(Row left, Row right, MatchRule rule) {
        return match(List.of(left), List.of(right), rule);
    }

    @ParameterizedTest(name = "\"{0}\" and \"{1}\" are {2} alike")
    @CsvSource({
        "Maria da Silva, MARIA SILVA, 1",
        "PIX RECEBIDO - Márcia Conceição, marcia conceicao, 1",
        "ACME NF-00123, acme nf123, 1",
        "acme nf123, acme nf124, 0.6666",
        "martha, marhta, 0.9611",
        "dixon, dicksonx, 0",
        "Maria Silva, Maria Silva Souza, 0.8333",
        "Silva Maria, Maria Silva, 1",
        "silva silva maria, maria silva, 1",
        "jones, johnson, 0",
        "PIX TED, pix ted, 0",
        "abc, abc, 0",
        "abcd, abcd, 1",
        "'', maria, 0",
        "a1b2c3d4, a1b2c3d4, 1",
        "a1b2c3d4, a1b2c3d5, 0",
    })
    void words_are_compared_whatever_their_order_case_accents_and_noise(String a, String b, String alike) {
        MatchResult result = match(row("l", "10", a), row("r", "10", b), BY_TEXT);
        FieldCheck check = likeness(result);
        assertThat(check.difference()).isEqualTo(alike);
        assertThat(check.bound()).isEqualTo("0.8");
    }

    /** As the pair shows it, or the near miss where there is no pair. */
    private static FieldCheck likeness(MatchResult result) {
        List<FieldCheck> fields = result.groups().size() > 0
                ? result.groups().explanation(0).fields()
                : result.explainLeftover(Side.LEFT, 0).nearest().getFirst().failures();
        return fields.stream()
                .filter(field -> field.field().equals("likeness"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_pair_that_differs_in_nothing_but_spelling_is_confirmed() {
        MatchResult result = match(row("l", "10", "Maria da Silva"), row("r", "10.00", "PIX MÁRIA SILVA"), BY_TEXT);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().score(0)).isEqualTo(95);
        Explanation explanation = result.groups().explanation(0);
        assertThat(explanation.cap()).isEqualTo(100);
        assertThat(explanation.fields())
                .contains(new FieldCheck("likeness", "maria silva", "maria silva", "1", "0.8", 5, true, true))
                .contains(new FieldCheck("reference", "l", "r", null, null, 0, false, false));
    }

    @Test
    void another_amount_another_day_or_a_weaker_likeness_is_proposed() {
        Row left = row("l", "10", "Maria da Silva");
        assertProposed(match(left, row("r", "10.30", "Maria Silva"), BY_TEXT));
        assertProposed(match(left, row("r", "10", "Maria Silva").plusDays(1), BY_TEXT));
        assertProposed(match(left, row("r", "10", "Maria Silva Souza"), BY_TEXT));
        assertProposed(
                match(
                        left,
                        row("r", "10", "Maria Silva"),
                        Rules.fuzzy(Map.of("textField", "DESCRIPTION", "matchScore", 70))),
                70);
    }

    private static void assertProposed(MatchResult result) {
        assertProposed(result, 85);
    }

    private static void assertProposed(MatchResult result, int score) {
        assertThat(result.groups().size()).isOne();
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().score(0)).isEqualTo(score);
        assertThat(result.groups().explanation(0).cap()).isEqualTo(score);
        assertThat(result.groups().isAmbiguous(0)).isFalse();
    }

    @Test
    void a_pair_across_currencies_keeps_its_seventy_points_or_less() {
        MatchRule any = Rules.fuzzy(Map.of("textField", "DESCRIPTION", "matchCurrency", false));
        MatchResult result =
                match(row("l", "10", "Maria"), row("r", "10", "Maria").currency("USD"), any);
        assertThat(result.groups().score(0)).isEqualTo(60);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
    }

    @Test
    void likeness_never_leads_a_rival_however_much_better_it_is() {
        MatchResult result = match(
                List.of(row("l", "10", "Maria Silva")),
                List.of(row("r1", "10", "Maria Silva Souza"), row("r2", "10", "maria silva")),
                BY_TEXT);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.PROPOSED);
        assertThat(result.groups().isAmbiguous(0)).isTrue();
        // The closer text is the one that is proposed all the same.
        assertThat(result.groups().right(0)).isOne();
        assertThat(result.groups().score(0)).isEqualTo(95);
        assertThat(result.groups().alternatives(0)).containsExactly(new Alternative(0, 0, 85));
    }

    @Test
    void a_shared_reference_leads_texts_that_are_merely_alike() {
        MatchResult result = match(
                List.of(row("inv-1", "10.20", "Maria Silva")),
                List.of(row("r1", "10.20", "Maria Silva"), row("INV-1", "10", "maria silva")),
                BY_TEXT);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().right(0)).isOne();
        assertThat(result.groups().score(0)).isEqualTo(100);
    }

    @Test
    void the_field_says_which_texts_count() {
        Row left = row("1", "10", "Maria Silva").reference("order alpha");
        Row right = row("2", "10", "Maria Silva").reference("order omega");
        assertThat(count(left, right, "REFERENCE")).isZero();
        assertThat(count(left, right, "BOTH")).isZero();
        assertThat(count(left, right, "EITHER")).isOne();
        assertThat(count(left, right, "DESCRIPTION")).isOne();
        Row other = right.reference("alpha order").description("somebody else");
        assertThat(count(left, other, "REFERENCE")).isOne();
        assertThat(count(left, other, "BOTH")).isZero();
        assertThat(count(left, other, "EITHER")).isOne();
        assertThat(count(left, other, "DESCRIPTION")).isZero();
        assertThat(count(left, right.reference("alpha order"), "BOTH")).isOne();
        assertThat(count(left, Row.of("2", "10"), "DESCRIPTION")).isZero();
    }

    private static int count(Row left, Row right, String field) {
        return match(left, right, Rules.fuzzy(Map.of("textField", field)))
                .groups()
                .size();
    }

    @Test
    void a_short_reference_that_is_equal_counts_as_alike() {
        assertThat(count(row("14", "10", "x"), row("14", "10", "y"), "REFERENCE"))
                .isOne();
        assertThat(count(row("14", "10", "x"), row("1814", "10", "y"), "REFERENCE"))
                .isZero();
        assertThat(count(row(" x", "10", "").reference(" "), row("y", "10", "").reference(""), "EITHER"))
                .isZero();
    }

    @Test
    void the_thresholds_are_met_exactly() {
        Row left = row("l", "10", "martha");
        Row right = row("r", "10", "marhta");
        assertThat(match(left, right, by("minSimilarity", "0.9611")).groups().size())
                .isOne();
        assertThat(match(left, right, by("minSimilarity", "0.9612")).groups().size())
                .isZero();
        assertThat(match(left, right, by("confirmSimilarity", "0.9611"))
                        .groups()
                        .status(0))
                .isEqualTo(GroupStatus.CONFIRMED);
        assertThat(match(left, right, by("confirmSimilarity", "0.9612"))
                        .groups()
                        .status(0))
                .isEqualTo(GroupStatus.PROPOSED);
        assertThat(match(left, right, by("tokenSimilarity", "0.9611")).groups().size())
                .isOne();
        assertThat(match(left, right, by("tokenSimilarity", "0.9612")).groups().size())
                .isZero();
        assertThat(match(left, right, by("minTextLength", 6)).groups().size()).isOne();
        assertThat(match(left, right, by("minTextLength", 7)).groups().size()).isZero();
        assertThat(match(left, right, by("stopWords", List.of("MARTHA")))
                        .groups()
                        .size())
                .isZero();
    }

    private static MatchRule by(String setting, Object value) {
        Object confirm = setting.equals("minSimilarity") ? "1" : "0.95";
        return Rules.fuzzy(
                setting.equals("confirmSimilarity")
                        ? Map.of("textField", "DESCRIPTION", setting, value)
                        : Map.of("textField", "DESCRIPTION", "confirmSimilarity", confirm, setting, value));
    }

    @Test
    void a_leftover_names_the_similarity_that_would_have_sufficed() {
        MatchResult result = match(row("l", "10", "Maria Silva"), row("r", "10", "Maria Silva Souza Lima"), BY_TEXT);
        NearMiss miss = result.explainLeftover(Side.LEFT, 0).nearest().getFirst();
        String similarity = Objects.requireNonNull(miss.failures().getFirst().difference());
        assertThat(miss.changes()).containsExactly(new SettingChange("FUZZY", "minSimilarity", similarity));
        assertThat(match(
                                row("l", "10", "Maria Silva"),
                                row("r", "10", "Maria Silva Souza Lima"),
                                by("minSimilarity", similarity))
                        .groups()
                        .size())
                .isOne();
        MatchResult apart =
                match(row("l", "10", "Maria"), row("r", "12", "Maria").plusDays(5), BY_TEXT);
        assertThat(apart.explainLeftover(Side.LEFT, 0).nearest().getFirst().changes())
                .containsExactly(
                        new SettingChange("FUZZY", "absTolerance", "2"),
                        new SettingChange("FUZZY", "dateWindowDays", "5"));
        MatchResult strange = match(row("l", "10", "Maria"), row("r", "10", "Pedro"), BY_TEXT);
        assertThat(strange.explainLeftover(Side.LEFT, 0).nearest().getFirst().changes())
                .isEmpty();
    }

    @Test
    void descriptions_are_part_of_the_digest_where_there_are_any() {
        String without = match(Row.of("a", "1"), Row.of("a", "1"), Rules.exact(Map.of("matchDate", true)))
                .digest();
        String with = match(row("a", "1", "x"), Row.of("a", "1"), Rules.exact(Map.of("matchDate", true)))
                .digest();
        assertThat(with).isNotEqualTo(without);
        assertThat(Row.ledger(Row.of("a", "1")).bytes())
                .isLessThan(Row.ledger(row("a", "1", "x")).bytes());
        Ledger late = Row.ledger(Row.of("a", "1"), row("b", "1", "x"), Row.of("c", "1"));
        assertThat(List.of(late.description(0), late.description(1), late.description(2)))
                .containsExactly("", "x", "");
    }

    @Test
    void a_row_far_off_in_amount_and_date_is_near_by_its_words() {
        List<Row> right = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            right.add(row("r" + i, "20." + (10 + i), "somebody else").plusDays(5));
        }
        right.add(row("far", "99", "MARIA SILVA").plusDays(90));
        MatchResult result = match(List.of(row("l", "10", "Maria Silva")), right, BY_TEXT);
        assertThat(result.explainLeftover(Side.LEFT, 0).nearest())
                .extracting(NearMiss::row)
                .startsWith(40);
    }

    @Test
    void what_texts_need_in_memory_is_estimated() {
        long plain = Engine.estimateBytes(10, 20, MatchOptions.defaults());
        assertThat(Engine.estimateBytes(10, 20, MatchOptions.defaults(), List.of(BY_TEXT)))
                .isEqualTo(plain + 30 * 400);
        MatchRule repaired = Rules.exact(Map.of("referenceRepair", Map.of()));
        assertThat(Engine.estimateBytes(10, 20, MatchOptions.defaults(), List.of(repaired)))
                .isEqualTo(plain + 30 * 400);
        MatchRule unread = Rules.exact(Map.of("referenceRepair", Map.of(), "matchReference", false));
        assertThat(Engine.estimateBytes(10, 20, MatchOptions.defaults(), List.of(unread)))
                .isEqualTo(plain);
    }

    @Test
    void loaders_can_ask_whether_descriptions_are_read() {
        assertThat(MatchRule.readDescriptions(List.of(BY_TEXT))).isTrue();
        assertThat(MatchRule.readDescriptions(
                        List.of(Rules.fuzzy(Map.of("textField", "REFERENCE")), Rules.exact(Map.of("matchDate", true)))))
                .isFalse();
    }
}
