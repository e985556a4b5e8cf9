package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Source;
import io.matcher.engine.MatchOptions;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes the order for a run and waits a while for its end. */
@Component
class MatchRuns {

    private static final int ATTEMPTS = 5;
    private static final int WAITS = 20;
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Transactions transactions;
    private final Contexts contexts;
    private final OpenItems openItems;
    private final RunStore runs;
    private final RunOptions options;
    private final RunEnds ends;
    private final Jobs jobs;

    MatchRuns(
            Transactions transactions,
            Contexts contexts,
            OpenItems openItems,
            RunStore runs,
            RunOptions options,
            RunEnds ends,
            Jobs jobs) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.openItems = openItems;
        this.runs = runs;
        this.options = options;
        this.ends = ends;
        this.jobs = jobs;
    }

    /** Orders a run and gives it as it is when it has ended, or after ten seconds, whichever comes first. */
    Outcome<MatchRun> run(Caller caller, UUID contextId, RunMode mode) {
        UUID id = Ids.next();
        ends.expect(id);
        try {
            return transactions
                    .in(caller.tenant(), () -> order(caller, contextId, mode, id))
                    .map(this::awaitEnd);
        } finally {
            ends.forget(id);
        }
    }

    /** Orders a run in the transaction of the caller. */
    Outcome<MatchRun> order(Caller caller, UUID contextId, RunMode mode, UUID id) {
        TenantId tenant = caller.tenant();
        return contexts.activeContext(tenant, contextId)
                .then(context -> Topology.check(context, contexts.sources(tenant, contextId)))
                .then(MatchRuns::hasFeeRules)
                .then(context -> fits(tenant, context))
                .then(context -> insert(caller, context, mode, id));
    }

    private static Outcome<ReconciliationContext> hasFeeRules(ReconciliationContext context) {
        return context.feeNormalization() == null
                ? Outcome.done(context)
                : Outcome.refused(
                        ErrorCode.FEE_RULES_MISSING,
                        "The context normalises fees to " + context.feeNormalization() + " and has no fee rules");
    }

    private Outcome<ReconciliationContext> fits(TenantId tenant, ReconciliationContext context) {
        Map<UUID, Long> counts = openItems.unmatched(tenant, context.id());
        List<Source> sources = contexts.sources(tenant, context.id());
        long left = count(sources, counts, io.matcher.contexts.Side.LEFT);
        long right = count(sources, counts, io.matcher.contexts.Side.RIGHT);
        MatchOptions chosen = options.of(tenant);
        long bytes = MemoryEstimate.bytes(left, right, chosen);
        return MemoryEstimate.fits(bytes, Runtime.getRuntime().maxMemory())
                ? Outcome.done(context)
                : Outcome.refused(
                        ErrorCode.RUN_DOES_NOT_FIT,
                        "A run over " + left + " and " + right + " open transactions takes about " + (bytes >> 20)
                                + " MiB; start the service with " + MemoryEstimate.option(bytes));
    }

    private static long count(List<Source> sources, Map<UUID, Long> counts, io.matcher.contexts.Side side) {
        return sources.stream()
                .filter(source -> source.side() == side)
                .mapToLong(source -> counts.getOrDefault(source.id(), 0L))
                .sum();
    }

    private Outcome<MatchRun> insert(Caller caller, ReconciliationContext context, RunMode mode, UUID id) {
        try {
            MatchRun run = runs.insert(caller, id, context.id(), mode);
            jobs.enqueue(
                    caller.tenant(),
                    MatchRunJob.KIND,
                    Map.of("runId", id),
                    MatchRunJob.exclusiveKey(context.id()),
                    ATTEMPTS);
            return Outcome.done(run);
        } catch (DuplicateKeyException busy) {
            return Outcome.refused(ErrorCode.RUN_IN_PROGRESS, "A run of this context is in progress");
        }
    }

    private MatchRun awaitEnd(MatchRun ordered) {
        MatchRun run = ordered;
        for (int i = 0; i < WAITS && run.status() == RunStatus.PROCESSING; i++) {
            ends.await(run.id(), WAIT);
            run = transactions.in(run.tenant(), () -> runs.find(ordered.tenant(), ordered.id())
                    .orElse(ordered));
        }
        return run;
    }
}
