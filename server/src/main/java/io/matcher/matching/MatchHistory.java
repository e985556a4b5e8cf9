package io.matcher.matching;

import io.matcher.contexts.Dependants;
import io.matcher.contexts.RunHistory;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells setup what matching remembers. */
@Component
class MatchHistory implements RunHistory, Dependants {

    private final RunStore runs;
    private final RunRuleStore runRules;

    MatchHistory(RunStore runs, RunRuleStore runRules) {
        this.runs = runs;
        this.runRules = runRules;
    }

    @Override
    public Optional<LastRun> lastRun(TenantId tenant, UUID contextId) {
        return runs.last(tenant, contextId);
    }

    /** Groups hold transactions, and these hang on their source themselves. */
    @Override
    public Optional<String> ofSource(TenantId tenant, UUID sourceId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return runRules.hasGroupsBy(tenant, ruleId) ? Optional.of("match groups") : Optional.empty();
    }
}
