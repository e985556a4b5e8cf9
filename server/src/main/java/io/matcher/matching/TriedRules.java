package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.contexts.RuleCheck;
import io.matcher.engine.RuleParse;
import io.matcher.platform.database.Ids;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rule that somebody wants to try: a stored one, or one that is written in the request. */
@Component
class TriedRules {

    private final Contexts contexts;
    private final Clock clock;

    TriedRules(Contexts contexts, Clock clock) {
        this.contexts = contexts;
        this.clock = clock;
    }

    /** The one of the two that is given; refused when neither is, or both. Called within a transaction of the tenant. */
    Outcome<MatchRule> rule(
            TenantId tenant, UUID contextId, @Nullable UUID id, SimulateMatchRuleRequest.@Nullable InlineRule inline) {
        if (id != null && inline == null) {
            return stored(tenant, contextId, id);
        }
        if (id == null && inline != null) {
            return written(contextId, inline);
        }
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: exactly one of body.ruleId and body.rule is required",
                Fault.at("body.ruleId", "is required, or body.rule, but not both"));
    }

    private Outcome<MatchRule> stored(TenantId tenant, UUID contextId, UUID id) {
        return contexts.rules(tenant, contextId).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ErrorCode.MATCH_RULE_NOT_FOUND, "There is no such rule in this context"));
    }

    private Outcome<MatchRule> written(UUID contextId, SimulateMatchRuleRequest.InlineRule inline) {
        return switch (RuleCheck.parse(inline.type(), inline.settings())) {
            case RuleParse.Valid valid ->
                Outcome.done(new MatchRule(
                        Ids.next(), contextId, 1, inline.type(), inline.settings(), clock.instant(), clock.instant()));
            case RuleParse.Invalid invalid -> refused(invalid);
        };
    }

    private static Outcome<MatchRule> refused(RuleParse.Invalid invalid) {
        Fault[] faults = invalid.faults().stream()
                .map(fault -> new Fault(location(fault.field()), fault.message(), fault.value()))
                .toArray(Fault[]::new);
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + faults[0].location() + " " + faults[0].message(),
                faults);
    }

    private static String location(String field) {
        return field.equals("type") || field.equals("config") ? "body.rule." + field : "body.rule.config." + field;
    }
}
