package io.matcher.contexts;

import io.matcher.contexts.SetupProgressResponse.Count;
import io.matcher.contexts.SetupProgressResponse.FieldMapCounts;
import io.matcher.contexts.SetupProgressResponse.LastRunSummary;
import io.matcher.contexts.SetupProgressResponse.Readiness;
import io.matcher.contexts.SetupProgressResponse.SourceCounts;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The progress of a context's setup over HTTP. */
@RestController
@Tag(name = "Configuration")
class SetupController {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SetupProgress progress;
    private final ScheduleStore schedules;

    SetupController(
            Transactions transactions, EditableContexts contexts, SetupProgress progress, ScheduleStore schedules) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.progress = progress;
        this.schedules = schedules;
    }

    @GetMapping("/v1/contexts/{contextId}/setup-progress")
    SetupProgressResponse getContextSetupProgress(Caller caller, @PathVariable UUID contextId) {
        return transactions
                .inSnapshot(caller.tenant(), () -> contexts.any(caller.tenant(), contextId)
                        .map(context -> shown(caller.tenant(), context)))
                .orThrow();
    }

    private SetupProgressResponse shown(TenantId tenant, ReconciliationContext context) {
        SetupProgress.Counted counted = progress.count(tenant, context.id());
        SourceStore.Counts sources = counted.sources();
        return new SetupProgressResponse(
                context.id(),
                context.status(),
                new SourceCounts(sources.total(), sources.left(), sources.right()),
                new FieldMapCounts(sources.mapped()),
                new Count(counted.rules()),
                new Count(schedules.count(tenant, context.id())),
                progress.lastRun(tenant, context.id()).map(LastRunSummary::of).orElse(null),
                new Readiness(counted.missing().isEmpty(), counted.missing()));
    }
}
