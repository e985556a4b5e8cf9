package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.contexts.RuleCheck;
import io.matcher.engine.RuleParse;
import io.matcher.engine.RuleSettings;
import java.util.List;
import java.util.Map;

/** Reads stored rules as the engine takes them. They were checked when they were written. */
final class EngineRules {

    private EngineRules() {}

    /** @throws IllegalStateException when the stored config does not stand for a rule, which is a defect */
    static RuleSettings settings(String type, Map<String, Object> config) {
        return switch (RuleCheck.parse(type, config)) {
            case RuleParse.Valid(RuleSettings settings) -> settings;
            case RuleParse.Invalid invalid ->
                throw new IllegalStateException("A stored rule can not run: " + invalid.faults());
        };
    }

    /** The rules as the engine takes them, in the same places. */
    static List<io.matcher.engine.MatchRule> of(List<MatchRule> rules) {
        return rules.stream()
                .map(rule -> new io.matcher.engine.MatchRule(rule.priority(), settings(rule.type(), rule.config())))
                .toList();
    }

    /** Whether the rule compares the amounts themselves; with an FX band it compares base amounts alone. */
    static boolean comparesAmounts(RuleSettings settings) {
        return switch (settings) {
            case RuleSettings.Exact exact ->
                exact.matchAmount() && exact.base().fx().isEmpty();
            case RuleSettings.Tolerance tolerance -> tolerance.base().fx().isEmpty();
            case RuleSettings.DateLag lag -> true;
            case RuleSettings.Fuzzy fuzzy -> fuzzy.base().fx().isEmpty();
        };
    }

    /** What a difference within the rule is called; null when there may be none. */
    static DifferenceType differenceType(RuleSettings settings) {
        return switch (settings) {
            case RuleSettings.Exact exact -> DifferenceType.NONE;
            case RuleSettings.Tolerance tolerance -> DifferenceType.TOLERANCE;
            case RuleSettings.DateLag lag -> DifferenceType.FEE;
            case RuleSettings.Fuzzy fuzzy -> DifferenceType.TOLERANCE;
        };
    }

    /** The kinds of differences between the sides of a group. */
    enum DifferenceType {
        NONE,
        TOLERANCE,
        FEE
    }
}
