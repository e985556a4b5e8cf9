package io.matcher.bench.accuracy;

import io.matcher.bench.ledger.Ledgers;
import io.matcher.bench.ledger.Scenario;
import io.matcher.engine.MatchRule;
import io.matcher.engine.RuleParse;
import io.matcher.engine.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules that every scenario is matched by, as somebody would write them who knows his bank and nothing of the scenario: equal
 * references first, with the amounts equal and then less a fee; then amount and currency alone, up to three days later.
 */
public final class StandardRules {

    private static final int DAYS = 3;

    /** Covers 2.9 % and 0.30 at every amount, together with an absolute 0.50. */
    private static final String FEE = "0.08";

    private StandardRules() {}

    /** The last rule confirms what has no rival. */
    public static List<MatchRule> confirming() {
        return rules(Map.of("maxDays", DAYS, "direction", "LEFT_BEFORE_RIGHT"));
    }

    /** The last rule proposes only: amount and days are weak evidence, and a person looks at what rests on them alone. */
    public static List<MatchRule> proposing() {
        return rules(Map.of("maxDays", DAYS, "direction", "LEFT_BEFORE_RIGHT", "matchScore", 85));
    }

    private static List<MatchRule> rules(Map<String, Object> last) {
        List<MatchRule> rules = new ArrayList<>();
        rules.add(rule(1, "EXACT", Map.of("matchReference", true, "referenceMustSet", true)));
        rules.add(rule(
                2,
                "TOLERANCE",
                Map.of(
                        "matchReference",
                        true,
                        "referenceMustSet",
                        true,
                        "absTolerance",
                        "0.50",
                        "percentTolerance",
                        FEE,
                        "dateWindowDays",
                        DAYS)));
        rules.add(rule(3, "DATE_LAG", last));
        return rules;
    }

    /**
     * What else the engine offers: references repaired, payouts gathered by their name, amounts compared at the day's rate, and several rows
     * put together. Amount and days alone only propose.
     */
    public static List<MatchRule> complete(Scenario scenario) {
        List<MatchRule> rules = new ArrayList<>(proposing().subList(0, 2));
        rules.add(rule(
                3,
                "TOLERANCE",
                Map.of(
                        "absTolerance",
                        0,
                        "percentTolerance",
                        0,
                        "dateWindowDays",
                        DAYS,
                        "referenceMustSet",
                        true,
                        "referenceRepair",
                        Map.of("prefixes", List.of("PGTO", "NF"), "checkDigit", "ANY"))));
        if (scenario.hasBatches()) {
            rules.add(rule(
                    4,
                    "EXACT",
                    Map.of("matchReference", false, "matchDate", false, "matchedKeys", List.of(Ledgers.BATCH))));
        }
        if (scenario.hasForeign()) {
            rules.add(rule(
                    5,
                    "TOLERANCE",
                    Map.of(
                            "matchReference",
                            true,
                            "referenceMustSet",
                            true,
                            "dateWindowDays",
                            DAYS,
                            "fxBand",
                            "0.005")));
        }
        rules.add(rule(6, "DATE_LAG", Map.of("maxDays", DAYS, "direction", "LEFT_BEFORE_RIGHT", "matchScore", 85)));
        return rules;
    }

    /** One rule: the same day, and amounts that may differ by so much; references aside. */
    public static List<MatchRule> within(String amount) {
        return List.of(
                rule(1, "TOLERANCE", Map.of("matchReference", false, "absTolerance", amount, "percentTolerance", 0)));
    }

    private static MatchRule rule(int priority, String type, Map<String, Object> config) {
        return switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid valid -> new MatchRule(priority, valid.settings());
            case RuleParse.Invalid invalid -> throw new IllegalStateException(invalid.faults() + " in " + config);
        };
    }
}
