package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says how far the setup of a context has come, and what it still lacks before it can be active. */
@Component
class SetupProgress {

    private final SourceStore sources;
    private final RuleStore rules;
    private final ObjectProvider<RunHistory> runs;

    /** What was counted; {@code missing} holds the slugs that clients know, and is empty when the context is ready. */
    record Counted(SourceStore.Counts sources, long rules) {

        List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (sources.left() == 0) {
                missing.add("sources_left");
            }
            if (sources.right() == 0) {
                missing.add("sources_right");
            }
            if (sources.total() == 0 || sources.mapped() < sources.total()) {
                missing.add("field_maps");
            }
            if (rules == 0) {
                missing.add("match_rules");
            }
            return missing;
        }
    }

    SetupProgress(SourceStore sources, RuleStore rules, ObjectProvider<RunHistory> runs) {
        this.sources = sources;
        this.rules = rules;
        this.runs = runs;
    }

    Counted count(TenantId tenant, UUID contextId) {
        return new Counted(sources.counts(tenant, contextId), rules.count(tenant, contextId));
    }

    Optional<RunHistory.LastRun> lastRun(TenantId tenant, UUID contextId) {
        RunHistory history = runs.getIfAvailable();
        return history == null ? Optional.empty() : history.lastRun(tenant, contextId);
    }
}
