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

    MatchHistory(RunStore runs) {
        this.runs = runs;
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

    /** Runs keep the rules as they used them, by which their groups explain themselves whatever becomes of the rule. */
    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return Optional.empty();
    }
}
