package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.Engine;
import io.matcher.engine.Statistics;
import io.matcher.mining.BackTest;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tries one rule over pairs that were confirmed, to see what it would confuse. */
@Component
class BackTesting {

    private final RuleTrials trials;
    private final TriedRules tried;

    BackTesting(RuleTrials trials, TriedRules tried) {
        this.trials = trials;
        this.tried = tried;
    }

    Outcome<BackTestMatchRuleResponse> test(Caller caller, BackTestMatchRuleRequest request) {
        return trials.on(
                caller.tenant(),
                request.contextId(),
                tenant -> tried.rule(tenant, request.contextId(), request.ruleId(), request.rule())
                        .map(List::<MatchRule>of),
                BackTesting::test);
    }

    private static BackTestMatchRuleResponse test(RuleTrials.Ground ground) {
        BackTest test = BackTest.of(ground.known(), ground.rules(), ground.options());
        Statistics open = Engine.match(
                        ground.left(), ground.right(), ground.rules(), ground.options(), ground.ruledOut())
                .statistics();
        return new BackTestMatchRuleResponse(
                test.pairs(),
                test.again(),
                test.otherwise(),
                test.unsure(),
                test.confidence(),
                open.matches() - open.ambiguous(),
                open.ambiguous());
    }
}
