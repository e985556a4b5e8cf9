package io.matcher.engine;

import java.util.Map;

/** Short ways to rules in tests; all go through the parser. */
final class Rules {

    private Rules() {}

    static MatchRule rule(int priority, String type, Map<String, Object> config) {
        return switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid valid -> new MatchRule(priority, valid.settings());
            case RuleParse.Invalid invalid -> throw new AssertionError(invalid.faults() + " in " + config);
        };
    }

    static MatchRule exact(Map<String, Object> config) {
        return rule(1, "EXACT", config);
    }

    static MatchRule tolerance(Map<String, Object> config) {
        return rule(1, "TOLERANCE", config);
    }

    static MatchRule fuzzy(Map<String, Object> config) {
        return rule(1, "FUZZY", config);
    }

    static MatchRule dateLag(Map<String, Object> config) {
        return rule(1, "DATE_LAG", config);
    }
}
