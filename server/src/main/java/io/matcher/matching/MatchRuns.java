package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes the order for a run, and the order to end it. */
@Component
class MatchRuns {

    private static final int ATTEMPTS = 5;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Transactions transactions;
    private final Contexts contexts;
    private final RunSizes sizes;
    private final RunStore runs;
    private final RunWriter writer;
    private final RunEnds ends;
    private final Jobs jobs;

    MatchRuns(
            Transactions transactions,
            Contexts contexts,
            RunSizes sizes,
            RunStore runs,
            RunWriter writer,
            RunEnds ends,
            Jobs jobs) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sizes = sizes;
        this.runs = runs;
        this.writer = writer;
        this.ends = ends;
        this.jobs = jobs;
    }

    /** What to run. */
    record Order(UUID contextId, RunMode mode, Narrowing narrowing) {}

    /** Orders a run and gives it as it is when it has ended, or after the longest wait, whichever comes first. */
    Outcome<MatchRun> run(Caller caller, Order order, Duration longest) {
        UUID id = Ids.next();
        ends.expect(id);
        try {
            return transactions
                    .in(caller.tenant(), () -> order(caller, order, id))
                    .map(run -> awaitEnd(run, longest));
        } finally {
            ends.forget(id);
        }
    }

    /** Orders a run in the transaction of the caller. */
    Outcome<MatchRun> order(Caller caller, Order order, UUID id) {
        TenantId tenant = caller.tenant();
        return contexts.activeContext(tenant, order.contextId())
                .then(context -> Topology.check(context, contexts.sources(tenant, context.id())))
                .then(context -> NarrowingCheck.check(order.narrowing(), contexts.sources(tenant, context.id()))
                        .map(narrowing -> context))
                .then(MatchRuns::hasFeeRules)
                .then(context -> sizes.fitting(tenant, context.id()))
                .then(size -> insert(caller, order, id));
    }

    private static Outcome<ReconciliationContext> hasFeeRules(ReconciliationContext context) {
        return context.feeNormalization() == null
                ? Outcome.done(context)
                : Outcome.refused(
                        ErrorCode.FEE_RULES_MISSING,
                        "The context normalises fees to " + context.feeNormalization() + " and has no fee rules");
    }

    private Outcome<MatchRun> insert(Caller caller, Order order, UUID id) {
        try {
            MatchRun run = runs.insert(caller, id, order.contextId(), order.mode(), order.narrowing());
            UUID job =
                    jobs.enqueue(caller.tenant(), MatchRunJob.KIND, Map.of("runId", id), exclusiveKey(order), ATTEMPTS);
            runs.setJob(caller.tenant(), id, job);
            return Outcome.done(run);
        } catch (DuplicateKeyException busy) {
            return Outcome.refused(ErrorCode.RUN_IN_PROGRESS, "A run of this context is in progress");
        }
    }

    /** One run that counts of a context at a time, on whatever node; dry runs stand beside it. */
    private static @Nullable String exclusiveKey(Order order) {
        return switch (order.mode()) {
            case COMMIT -> "match:" + order.contextId();
            case DRY_RUN -> null;
        };
    }

    private MatchRun awaitEnd(MatchRun ordered, Duration longest) {
        MatchRun run = ordered;
        for (long i = 0; i < longest.dividedBy(LOOK) && run.status() == RunStatus.PROCESSING; i++) {
            ends.await(run.id(), LOOK);
            run = transactions.in(run.tenant(), () -> runs.find(ordered.tenant(), ordered.id())
                    .orElse(ordered));
        }
        return run;
    }

    /** Ends a run before its time: at once when nobody writes what it decided, and not at all when somebody does. */
    Outcome<MatchRun> cancel(Caller caller, UUID contextId, UUID runId, String reason) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> find(tenant, contextId, runId)
                .then(MatchRuns::inProgress)
                .then(
                        run -> runs.lockUnlessHeld(tenant, runId)
                                .map(Outcome::done)
                                .orElseGet(
                                        () -> Outcome.refused(
                                                ErrorCode.INVALID_STATE_TRANSITION,
                                                "The run is being written, or cancelled, just now; once it is written it can be undone")))
                .then(MatchRuns::inProgress)
                .map(run -> {
                    if (run.jobId() != null) {
                        jobs.cancel(tenant, run.jobId());
                    }
                    return writer.cancel(caller, run, "Cancelled: " + reason);
                }));
    }

    private static Outcome<MatchRun> inProgress(MatchRun run) {
        return run.status() == RunStatus.PROCESSING
                ? Outcome.done(run)
                : Outcome.refused(ErrorCode.INVALID_STATE_TRANSITION, "The run is " + run.status() + " by now");
    }

    /** The run, if it is of that context; called within a transaction of the tenant. */
    Outcome<MatchRun> find(TenantId tenant, UUID contextId, UUID runId) {
        return contexts.context(tenant, contextId).then(context -> runs.find(tenant, runId)
                .filter(run -> run.contextId().equals(contextId))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such match run in this context")));
    }
}
