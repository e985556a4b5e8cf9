package io.matcher.matching;

import io.matcher.contexts.ContextStatus;
import io.matcher.contexts.Contexts;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs a context by itself when transactions arrive, where the context asks for it and there is something open on both sides. While
 * another run is in progress it waits; what arrived in the meantime is then matched at once.
 */
@Component
class AutoMatch implements JobHandler {

    private static final String KIND = "match-on-arrival";
    private static final int ATTEMPTS = 5;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Contexts contexts;
    private final OpenItems openItems;
    private final MatchRuns runs;
    private final Jobs jobs;

    AutoMatch(Transactions transactions, Contexts contexts, OpenItems openItems, MatchRuns runs, Jobs jobs) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.openItems = openItems;
        this.runs = runs;
        this.jobs = jobs;
    }

    @EventListener
    void on(TransactionsArrived event) {
        contexts.context(event.tenant(), event.contextId()).map(context -> {
            if (context.autoMatchOnUpload() && context.status() == ContextStatus.ACTIVE) {
                Map<String, ?> payload = Map.of("contextId", event.contextId());
                jobs.enqueue(event.tenant(), KIND, payload, "auto-match:" + event.contextId(), ATTEMPTS);
            }
            return context;
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobResult run(JobRun job) {
        UUID contextId = job.uuid("contextId");
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
