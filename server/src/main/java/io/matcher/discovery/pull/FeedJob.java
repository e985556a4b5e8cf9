package io.matcher.discovery.pull;

import io.matcher.contexts.ContextStatus;
import io.matcher.contexts.Contexts;
import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.ingestion.Intake;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.jobs.JobHandler;
import io.matcher.platform.jobs.JobResult;
import io.matcher.platform.jobs.JobRun;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands what changed in the mirror to the sources that are bound to the connection and whose context is active. The position of a
 * source moves in the transaction that takes the records in, so nothing is lost and nothing taken twice.
 */
@Component
class FeedJob implements JobHandler {

    static final String KIND = "aggregator.feed";
    private static final int AT_ONCE = 2;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final FeedStore feeds;
    private final SyncStore syncs;
    private final Contexts contexts;
    private final Intake intake;
    private final Transactions transactions;
    private final List<Feeding.Reader> readers;
    private final JsonMapper json;

    FeedJob(
            FeedStore feeds,
            SyncStore syncs,
            Contexts contexts,
            Intake intake,
            Transactions transactions,
            List<Feeding.Reader> readers,
            JsonMapper json) {
        this.feeds = feeds;
        this.syncs = syncs;
        this.contexts = contexts;
        this.intake = intake;
        this.transactions = transactions;
        this.readers = readers;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Leaves room for what people wait for. */
    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public JobResult run(JobRun run) {
        TenantId tenant = run.tenant();
        UUID connection = run.uuid("connectionId");
        List<UUID> sources = transactions.in(tenant, () -> {
            syncs.feedQueued(tenant, connection, false);
            return contexts.sourcesBoundTo(tenant, connection).stream()
                    .map(Source::id)
                    .toList();
        });
        for (UUID source : sources) {
            boolean more = true;
            while (more) {
                if (run.stopping().getAsBoolean()) {
                    return new JobResult.Later(SOON, "The service is stopping", true);
                }
                more = transactions.in(tenant, () -> feed(tenant, connection, source));
            }
        }
        return JobResult.succeeded();
    }

    /** Hands over one batch; true when there may be more. The source is read anew: it may have changed since the last batch. */
    private boolean feed(TenantId tenant, UUID connection, UUID sourceId) {
        syncs.lock(tenant, connection);
        return contexts.source(tenant, sourceId)
                .filter(source -> connection.equals(source.connectionId()))
                .filter(source -> isActive(tenant, source))
                .map(source -> feed(tenant, connection, sourceId, feeding(tenant, source)))
                .orElse(false);
    }

    private Feeding feeding(TenantId tenant, Source source) {
        Optional<FieldMap> fieldMap = contexts.fieldMap(tenant, source.id());
        return readers.stream()
                .map(reader -> reader.of(tenant, source, fieldMap))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> SourceBinding.of(source, fieldMap, json));
    }

    private boolean feed(TenantId tenant, UUID connection, UUID source, Feeding feeding) {
        long position = feeds.position(tenant, source, connection, feeding.digest());
        List<FeedStore.Mirrored> changes =
                feeds.changesAfter(tenant, connection, position, feeding.accounts(), feeding.batch());
        if (changes.isEmpty()) {
            return false;
        }
        Feeding.Rows rows = new Feeding.Rows();
        for (FeedStore.Mirrored change : changes) {
            if (change.deleted()) {
                feeding.gone(change.externalId(), rows);
            } else if (change.record() != null) {
                feeding.translate(change.externalId(), change.record(), rows);
            }
        }
        intake.take(Caller.system(tenant), source, rows.present(), rows.absent());
        feeds.moveTo(tenant, source, changes.getLast().seq());
        return changes.size() == feeding.batch();
    }

    private boolean isActive(TenantId tenant, Source source) {
        return contexts.context(tenant, source.contextId())
                        instanceof Outcome.Done<io.matcher.contexts.ReconciliationContext>(var context)
                && context.status() == ContextStatus.ACTIVE;
    }
}
