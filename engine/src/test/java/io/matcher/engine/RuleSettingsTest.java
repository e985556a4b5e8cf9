package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSettingsTest {

    @Test
    void an_exact_rule_asks_for_everything_unless_told_otherwise() {
        var exact =
                (RuleSettings.Exact) Rules.exact(Map.of("matchAmount", true)).settings();
        assertThat(exact.matchCurrency()).isTrue();
        assertThat(exact.matchDate()).isTrue();
        assertThat(exact.datePrecision()).isEqualTo(RuleSettings.DatePrecision.DAY);
        assertThat(exact.reference()).isEqualTo(new RuleSettings.Reference(true, true, false));
        assertThat(exact.base()).isEqualTo(new RuleSettings.Base(false, false));
        assertThat(exact.common().caps().match()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void a_tolerance_rule_has_the_documented_defaults() {
        var tolerance = (RuleSettings.Tolerance)
                Rules.tolerance(Map.of("dateWindowDays", 0)).settings();
        var amount = tolerance.amount();
        assertThat(amount.absolute()).isEqualByComparingTo("0.50");
        assertThat(amount.percent()).isEqualByComparingTo("0.005");
        assertThat(amount.base()).isEqualTo(RuleSettings.PercentageBase.MAX);
        assertThat(amount.scale()).isEqualTo(2);
        assertThat(amount.rounding()).isEqualTo(RoundingMode.HALF_UP);
        assertThat(tolerance.reference().match()).isTrue();
    }

    @Test
    void a_null_value_means_the_default() {
        Map<String, Object> config = new HashMap<>();
        config.put("minDays", null);
        config.put("maxDays", "3");
        var lag = ((RuleSettings.DateLag) Rules.dateLag(config).settings()).lag();
        assertThat(lag).isEqualTo(new RuleSettings.Lag(0, 3, true, RuleSettings.LagDirection.ABS));
    }

    @Test
    void matching_base_amounts_implies_allocating_them_unless_said_otherwise() {
        assertThat(allocatesBase(Map.of("matchBaseAmount", true))).isTrue();
        assertThat(allocatesBase(Map.of("matchBaseAmount", true, "allocationUseBaseAmount", false)))
                .isFalse();
        assertThat(allocatesBase(Map.of("matchAmount", true))).isFalse();
    }

    private static boolean allocatesBase(Map<String, Object> config) {
        return Rules.exact(config).settings().common().allocation().useBaseAmount();
    }

    @Test
    void numbers_come_as_numbers_or_texts() {
        for (Object half : List.of("0.5", 0.5, new BigDecimal("0.50"), 0.5f, "5e-1")) {
            var rule = (RuleSettings.Tolerance)
                    Rules.tolerance(Map.of("absTolerance", half)).settings();
            assertThat(rule.amount().absolute()).isEqualTo(new BigDecimal("0.5"));
        }
        for (Object three : List.of("3", 3, 3L, 3.0, new BigDecimal("3.00"))) {
            var rule = (RuleSettings.Tolerance)
                    Rules.tolerance(Map.of("dateWindowDays", three)).settings();
            assertThat(rule.dateWindowDays()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource({
        "EXACT, matchAmount, yes",
        "EXACT, matchAmount, 1",
        "EXACT, datePrecision, HOUR",
        "EXACT, matchScore, 101",
        "EXACT, matchScore, -1",
        "EXACT, dateWindowDays, 3",
        "EXACT, onAmbiguity, GUESS",
        "EXACT, dateField, date",
        "EXACT, dayCount, WORKING",
        "TOLERANCE, percentTolerance, 5",
        "TOLERANCE, percentTolerance, -0.1",
        "TOLERANCE, percentTolerance, five",
        "TOLERANCE, absTolerance, 1e400",
        "TOLERANCE, absTolerance, 1e999999999",
        "TOLERANCE, absTolerance, 0.0000000000000000001",
        "TOLERANCE, absTolerance, NaN",
        "TOLERANCE, percentageBase, MEDIAN",
        "TOLERANCE, roundingScale, 11",
        "TOLERANCE, roundingScale, 1.5",
        "TOLERANCE, roundingMode, UP",
        "TOLERANCE, dateWindowDays, 3651",
        "TOLERANCE, allocationToleranceMode, BOTH",
        "TOLERANCE, matchedKeys, nsu",
        "TOLERANCE, unheardOf, 1",
        "DATE_LAG, minDays, -1",
        "DATE_LAG, maxDays, 3651",
        "DATE_LAG, direction, BEFORE",
        "DATE_LAG, feeTolerance, -1",
        "DATE_LAG, matchReference, true",
        "DATE_LAG, inclusive, maybe",
        "DATE_LAG, fxBand, 0.1",
        "DATE_LAG, matchBaseAmount, true",
        "DATE_LAG, referenceRepair, x",
        "EXACT, referenceRepair, on",
        "EXACT, fxBand, 1.01",
        "EXACT, fxBand, -0.1",
        "EXACT, fxCurrency, USD",
        "EXACT, fxRateMaxAgeDays, 3",
        "EXACT, minSimilarity, 0.9",
        "FUZZY, minSimilarity, 0.4999",
        "FUZZY, minSimilarity, 1.1",
        "FUZZY, minSimilarity, 0.81234",
        "FUZZY, confirmSimilarity, 0.79",
        "FUZZY, confirmSimilarity, 1.01",
        "FUZZY, tokenSimilarity, 0.69",
        "FUZZY, textField, MEMO",
        "FUZZY, minTextLength, 0",
        "FUZZY, minTextLength, 101",
        "FUZZY, stopWords, pix",
        "FUZZY, absTolerance, -1",
        "FUZZY, dateWindowDays, 3651",
        "FUZZY, roundingMode, UP",
        "FUZZY, matchReference, true",
    })
    void a_wrong_value_is_a_fault_that_names_its_field(String type, String field, String value) {
        assertThat(faults(type, Map.of(field, value)))
                .singleElement()
                .extracting(Fault::field, Fault::value)
                .containsExactly(field, value);
    }

    @Test
    void a_fuzzy_rule_has_the_documented_defaults() {
        var fuzzy =
                (RuleSettings.Fuzzy) Rules.fuzzy(Map.of("dateWindowDays", 0)).settings();
        assertThat(fuzzy.text())
                .isEqualTo(new TextLikeness(
                        TextLikeness.TextField.EITHER,
                        new BigDecimal("0.8"),
                        new BigDecimal("0.95"),
                        new BigDecimal("0.9"),
                        4,
                        TextLikeness.STOP_WORDS));
        assertThat(fuzzy.amount())
                .isEqualTo(((RuleSettings.Tolerance)
                                Rules.tolerance(Map.of("dateWindowDays", 0)).settings())
                        .amount());
        assertThat(fuzzy.repair()).isEmpty();
        assertThat(fuzzy.matchCurrency()).isTrue();
        assertThat(fuzzy.base().comparesAmounts()).isFalse();
        assertThat(Rules.fuzzy(Map.of("minSimilarity", "0.5", "confirmSimilarity", "0.5000", "tokenSimilarity", 1))
                        .settings())
                .isInstanceOf(RuleSettings.Fuzzy.class);
    }

    @Test
    void an_empty_repair_has_the_documented_defaults_and_none_means_none() {
        assertThat(reference(Map.of("referenceRepair", Map.of())).repair())
                .contains(
                        new ReferenceRepair(true, true, 16, List.of(), List.of(), ReferenceRepair.CheckDigit.NONE, 6));
        assertThat(reference(Map.of("matchDate", true)).repair()).isEmpty();
        Map<String, Object> all = Map.of(
                "punctuation",
                false,
                "leadingZeros",
                false,
                "truncateTo",
                255,
                "prefixes",
                List.of("NF"),
                "suffixes",
                List.of("BR"),
                "checkDigit",
                "MOD10",
                "minLength",
                100);
        assertThat(reference(Map.of("referenceRepair", all)).repair())
                .contains(new ReferenceRepair(
                        false, false, 255, List.of("NF"), List.of("BR"), ReferenceRepair.CheckDigit.MOD10, 100));
    }

    private static RuleSettings.Reference reference(Map<String, Object> config) {
        return ((RuleSettings.Exact) Rules.exact(config).settings()).reference();
    }

    @Test
    void a_fault_in_a_repair_names_the_member() {
        Map<String, Object> repair = Map.of(
                "truncateTo",
                5,
                "prefixes",
                Arrays.asList("ok", " ", 7, "x".repeat(31), null),
                "suffixes",
                Collections.nCopies(21, "a"),
                "checkDigit",
                "MOD97",
                "minLength",
                3,
                "fuzz",
                true);
        for (String type : List.of("EXACT", "TOLERANCE", "FUZZY")) {
            assertThat(faults(type, Map.of("referenceRepair", repair)))
                    .extracting(Fault::field)
                    .containsExactlyInAnyOrder(
                            "referenceRepair.truncateTo",
                            "referenceRepair.prefixes[1]",
                            "referenceRepair.prefixes[2]",
                            "referenceRepair.prefixes[3]",
                            "referenceRepair.prefixes[4]",
                            "referenceRepair.suffixes",
                            "referenceRepair.checkDigit",
                            "referenceRepair.minLength",
                            "referenceRepair.fuzz");
        }
        assertThat(faults("FUZZY", Map.of("stopWords", List.of("ok", "x".repeat(41)))))
                .extracting(Fault::field)
                .containsExactly("stopWords[1]");
    }

    @Test
    void a_band_has_the_documented_defaults_and_lets_currencies_differ() {
        var exact = (RuleSettings.Exact) Rules.exact(Map.of("fxBand", "0.01")).settings();
        assertThat(exact.matchCurrency()).isFalse();
        assertThat(exact.base().fx()).contains(new FxBand(new BigDecimal("0.01"), Optional.empty(), 7));
        var full = (RuleSettings.Tolerance) Rules.tolerance(
                        Map.of("fxBand", 1, "fxCurrency", " USD ", "fxRateMaxAgeDays", 366, "matchCurrency", true))
                .settings();
        assertThat(full.matchCurrency()).isTrue();
        assertThat(full.base().fx()).contains(new FxBand(BigDecimal.ONE, Optional.of("USD"), 366));
        for (Object code : List.of("", 7, "ABCDEFGHIJK")) {
            assertThat(faults("EXACT", Map.of("fxBand", 0, "fxCurrency", code)))
                    .extracting(Fault::field)
                    .containsExactly("fxCurrency");
        }
        assertThat(faults("EXACT", Map.of("fxBand", 0, "fxRateMaxAgeDays", 367)))
                .extracting(Fault::field)
                .containsExactly("fxRateMaxAgeDays");
    }

    @Test
    void every_new_setting_shows_in_the_text_of_a_rule_and_an_absent_one_does_not() {
        String plain = RuleText.of(Rules.exact(Map.of("matchDate", true)));
        assertThat(plain).doesNotContain("referenceRepair", "fxBand");
        assertThat(RuleText.of(Rules.exact(Map.of("referenceRepair", Map.of("prefixes", List.of("a,b"))))))
                .contains("true,true,16,[3:a,b],[],NONE,6");
        assertThat(RuleText.of(Rules.exact(Map.of("fxBand", "0.10", "fxCurrency", "USD"))))
                .contains("fxBand=3:0.1;fxCurrency=3:USD;fxRateMaxAgeDays=1:7;");
        assertThat(RuleText.of(Rules.fuzzy(Map.of(
                        "stopWords", List.of("x"), "minTextLength", 9, "referenceRepair", Map.of(), "fxBand", 0))))
                .contains(
                        "type=5:FUZZY;",
                        "absTolerance=3:0.5;",
                        "dateWindowDays=1:0;",
                        "textField=6:EITHER;",
                        "minSimilarity=3:0.8;",
                        "confirmSimilarity=4:0.95;",
                        "tokenSimilarity=3:0.9;",
                        "minTextLength=1:9;",
                        "stopWord=1:x;",
                        "referenceRepair=25:",
                        "fxBand=1:0;");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults("TOLERANCE", Map.of("absTolerance", true, "roundingScale", List.of(), "x", 1)))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("absTolerance", "roundingScale", "x");
    }

    @Test
    void bounds_that_contradict_each_other_are_a_fault() {
        assertThat(faults("DATE_LAG", Map.of("minDays", 3, "maxDays", 2)))
                .extracting(Fault::field)
                .containsExactly("maxDays");
        assertThat(faults("DATE_LAG", Map.of("minDays", 0, "maxDays", 5, "inclusive", false)))
                .extracting(Fault::field)
                .containsExactly("inclusive");
        assertThat(faults("DATE_LAG", Map.of("minDays", 1, "maxDays", 2, "inclusive", false)))
                .extracting(Fault::field)
                .containsExactly("inclusive");
    }

    @Test
    void an_empty_config_and_an_unknown_type_are_faults() {
        assertThat(faults("EXACT", Map.of())).extracting(Fault::field).containsExactly("config");
        assertThat(faults("exact", Map.of("matchAmount", true)))
                .extracting(Fault::field)
                .containsExactly("type");
        assertThat(faults("FUZZY", Map.of("matchAmount", true)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("FUZZY"));
    }

    @Test
    void keys_are_read_with_their_steps() {
        var keys = Rules.dateLag(Map.of(
                        "matchedKeys",
                        List.of(
                                "nsu",
                                Map.of(
                                        "left",
                                        "a",
                                        "right",
                                        "b",
                                        "normalise",
                                        List.of("TRIM", "DIGITS", Map.of("last", 4))))))
                .settings()
                .common()
                .keys();
        assertThat(keys)
                .containsExactly(
                        new MatchedKey("nsu", "nsu", List.of()),
                        new MatchedKey(
                                "a",
                                "b",
                                List.of(Normaliser.Plain.TRIM, Normaliser.Plain.DIGITS, new Normaliser.Last(4))));
        assertThat(keys.get(1).normal(" nr. 00-123.456 ")).isEqualTo("3456");
    }

    @Test
    void a_fault_in_a_key_names_the_step() {
        assertThat(faults(
                        "EXACT",
                        Map.of(
                                "matchedKeys",
                                List.of(
                                        "ok",
                                        Map.of(
                                                "left",
                                                "a",
                                                "right",
                                                7,
                                                "else",
                                                1,
                                                "normalise",
                                                List.of("UPPER", Map.of("last", 0), Map.of("regex", "a+")))))))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "matchedKeys[1].else",
                        "matchedKeys[1].right",
                        "matchedKeys[1].normalise[0]",
                        "matchedKeys[1].normalise[1].last",
                        "matchedKeys[1].normalise[2].regex");
    }

    @Test
    void a_pattern_is_compiled_by_whoever_brings_a_compiler() {
        Map<String, Object> config = Map.of(
                "matchedKeys", List.of(Map.of("left", "a", "right", "a", "normalise", List.of(Map.of("regex", "x")))));
        RuleParse compiled = RuleSettings.parse("EXACT", config, pattern -> text -> text + pattern);
        assertThat(compiled).isInstanceOfSatisfying(RuleParse.Valid.class, valid -> assertThat(
                        valid.settings().common().keys().getFirst().normal("a"))
                .isEqualTo("ax"));
        RuleParse refused = RuleSettings.parse("EXACT", config, pattern -> {
            throw new IllegalArgumentException("no closing bracket");
        });
        assertThat(refused).isInstanceOfSatisfying(RuleParse.Invalid.class, invalid -> assertThat(
                        invalid.faults().getFirst().message())
                .contains("no closing bracket"));
    }

    private static List<Fault> faults(String type, Map<String, Object> config) {
        return switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid valid -> throw new AssertionError("accepted: " + valid);
            case RuleParse.Invalid invalid -> invalid.faults();
        };
    }
}
