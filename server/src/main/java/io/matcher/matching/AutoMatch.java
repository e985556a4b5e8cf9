package io.matcher.matching;

import io.matcher.contexts.ContextStatus;
import io.matcher.contexts.Contexts;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.ingestion.Arrivals;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionsArrived;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Runs a context by itself when transactions arrive, where the context asks for it and there is something open on both sides; where one
 * side has nothing, the next arrival looks again. It waits until nothing more has come for a moment, so that several uploads in a row
 * are matched by one run, and while another run is in progress.
 */
@Component
class AutoMatch implements JobHandler {

    private static final String KIND = "match-on-arrival";
    private static final int ATTEMPTS = 5;
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** How long nothing must have come. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** How long uploads without a pause, or one that goes on and on, can put a run off. */
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Contexts contexts;
    private final OpenItems openItems;
    private final Arrivals arrivals;
    private final MatchRuns runs;
    private final Jobs jobs;
    private final Clock clock;

    AutoMatch(
            Transactions transactions,
            Contexts contexts,
            OpenItems openItems,
            Arrivals arrivals,
            MatchRuns runs,
            Jobs jobs,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.openItems = openItems;
        this.arrivals = arrivals;
        this.clock = clock;
        this.runs = runs;
        this.jobs = jobs;
    }

    @EventListener
    void on(TransactionsArrived event) {
        contexts.context(event.tenant(), event.contextId()).map(context -> {
            if (context.autoMatchOnUpload() && context.status() == ContextStatus.ACTIVE) {
                enqueue(event.tenant(), event.contextId());
            }
            return context;
        });
    }

    private void enqueue(TenantId tenant, UUID contextId) {
        if (!jobs.isQueued(tenant, KIND, key(contextId))) {
            Map<String, ?> payload = Map.of("contextId", contextId, "since", clock.instant());
            jobs.enqueue(tenant, KIND, payload, key(contextId), ATTEMPTS);
        }
    }

    private static String key(UUID contextId) {
        return "auto-match:" + contextId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobResult run(JobRun job) {
        UUID contextId = job.uuid("contextId");
        if (transactions.in(job.tenant(), () -> jobs.isQueued(job.tenant(), KIND, key(contextId)))) {
            return JobResult.succeeded(); // which looks for both
        }
        if (mayWait(job) && transactions.in(job.tenant(), () -> arrivals.areUnderway(job.tenant(), contextId, QUIET))) {
            return new JobResult.Later(WAIT, "more is coming in", true);
        }
        Caller caller = Caller.system(job.tenant());
        Outcome<Boolean> ordered = transactions.in(
                job.tenant(),
                () -> isWorthIt(job.tenant(), contextId)
                        ? runs.order(caller, new MatchRuns.Order(contextId, RunMode.COMMIT, Narrowing.NONE), Ids.next())
                                .map(run -> true)
                        : Outcome.done(false));
        return switch (ordered) {
            case Outcome.Done<Boolean> done -> JobResult.succeeded();
            case Outcome.Refused<Boolean> refused ->
                refused.refusal().code() == ErrorCode.RUN_IN_PROGRESS
                        ? new JobResult.Later(WAIT, refused.refusal().detail(), true)
                        : new JobResult.Failed(refused.refusal().detail());
        };
    }

    private boolean mayWait(JobRun job) {
        JsonNode since = job.payload().path("since");
        return since.isString()
                && Instant.parse(since.stringValue()).plus(LONGEST_QUIET).isAfter(clock.instant());
    }

    private boolean isWorthIt(TenantId tenant, UUID contextId) {
        Set<UUID> open = openItems.unmatched(tenant, contextId).keySet();
        List<Source> sources = contexts.sources(tenant, contextId);
        Set<Side> sides = sources.stream()
                .filter(source -> open.contains(source.id()))
                .map(Source::side)
                .collect(Collectors.toSet());
        return sides.size() == Side.values().length;
    }
}
