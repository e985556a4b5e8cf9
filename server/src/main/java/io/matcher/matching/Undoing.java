package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.exceptions.Exceptions;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes apart all that a run, or one rule of it, put together and that is still in effect; all of it or, if anything fails, nothing. Done
 * again it finds nothing left to do.
 */
@Component
class Undoing {

    private final Transactions transactions;
    private final Contexts contexts;
    private final MatchRuns runs;
    private final UndoStore store;
    private final RejectionStore rejections;
    private final Staging staging;
    private final OpenItems openItems;
    private final Exceptions exceptions;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Undoing(
            Transactions transactions,
            Contexts contexts,
            MatchRuns runs,
            UndoStore store,
            RejectionStore rejections,
            Staging staging,
            OpenItems openItems,
            Exceptions exceptions,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.runs = runs;
        this.store = store;
        this.rejections = rejections;
        this.staging = staging;
        this.openItems = openItems;
        this.exceptions = exceptions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Outcome<UndoRunResponse> undo(Caller caller, UUID contextId, UUID runId, UndoRunRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.activeContext(tenant, contextId)
                .then(context -> runs.find(tenant, contextId, runId))
                .then(Undoing::inEffect)
                .map(run -> undo(caller, run, request)));
    }

    private static Outcome<MatchRun> inEffect(MatchRun run) {
        if (run.status() != RunStatus.COMPLETED) {
            return Outcome.refused(
                    ErrorCode.INVALID_STATE_TRANSITION, "The run is " + run.status() + "; there is nothing to undo");
        }
        return run.mode() == RunMode.COMMIT
                ? Outcome.done(run)
                : Outcome.refused(ErrorCode.INVALID_STATE_TRANSITION, "A dry run changed nothing");
    }

    private UndoRunResponse undo(Caller caller, MatchRun run, UndoRunRequest request) {
        UndoStore.Which which = new UndoStore.Which(run.id(), request.ruleId());
        hold(run, which);
        int groups = store.end(caller, which, request.reason().strip());
        if (groups == 0) {
            return new UndoRunResponse(run.id(), 0, 0);
        }
        String table = table();
        int released = store.release(caller, which, table);
        store.releaseAdjustments(caller, table);
        if (Boolean.TRUE.equals(request.remember())) {
            rejections.remember(caller, run.contextId(), table);
        }
        openItems.reopen(caller.tenant(), table);
        exceptions.reopen(caller, run.contextId(), table);
        staging.drop(table);
        tell(caller, run, request, groups);
        return new UndoRunResponse(run.id(), groups, released);
    }

    /** As {@link Unmatching#live} does: first what the proposals wait for, then the proposals. */
    private void hold(MatchRun run, UndoStore.Which which) {
        String table = table();
        store.stageProposed(run.tenant(), which, table);
        openItems.hold(run.tenant(), run.contextId(), table);
        staging.drop(table);
    }

    private String table() {
        return staging.create("undo_" + Ids.next().toString().replace("-", ""), UndoStore.DEFINITION);
    }

    private void tell(Caller caller, MatchRun run, UndoRunRequest request, int groups) {
        Map<String, Object> facts = new HashMap<>(Map.of("context_id", run.contextId(), "groups", groups));
        if (request.ruleId() != null) {
            facts.put("rule_id", request.ruleId());
        }
        audit.record(caller, "match_run", run.id(), "UNDO", facts);
        facts.put("match_run_id", run.id());
        facts.put("reason", request.reason().strip());
        facts.put("undone_at", clock.instant());
        outbox.add(caller.tenant(), "match_run.undone", "match_run", run.id(), facts);
    }
}
