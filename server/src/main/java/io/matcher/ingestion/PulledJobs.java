package io.matcher.ingestion;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.tenancy.Caller;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records a lot of pulled transactions as an ingestion job that is completed already. */
@Component
class PulledJobs {

    private final IngestionJobStore store;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    PulledJobs(IngestionJobStore store, Audit audit, Outbox outbox, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void record(Caller caller, MergeStore.Target target, StagedTransactions.IdRange ids, Merged merged, long deleted) {
        store.insertPulled(caller, target, ids, merged, deleted);
        audit.record(
                caller,
                "ingestion_job",
                target.jobId(),
                "COMPLETE",
                Map.of("inserted", merged.inserted(), "amended", merged.amended(), "deleted", deleted));
        outbox.add(
                caller.tenant(),
                "ingestion.completed",
                "ingestion_job",
                target.jobId(),
                CompletedEvent.payload(target, merged, 0, clock.instant()));
    }
}
