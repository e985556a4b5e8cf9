package io.matcher.mining;

import io.matcher.engine.MatchRule;
import io.matcher.engine.RuleParse;
import io.matcher.engine.RuleSettings;
import java.util.Map;

/** A rule that might be suggested, before it was tried. */
record Draft(String type, Map<String, Object> config, String because, int observed) {

    MatchRule rule(int priority) {
        return switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid valid -> new MatchRule(priority, valid.settings());
            case RuleParse.Invalid invalid ->
                throw new IllegalStateException("Drew settings that no rule takes: " + invalid.faults());
        };
    }
}
