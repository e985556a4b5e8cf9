package io.matcher.ingestion;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.tenancy.Caller;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records a lot of pulled transactions as an ingestion job that is completed already. */
@Component
class PulledJobs {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    PulledJobs(JdbcClient jdbc, Audit audit, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void record(Caller caller, Merge.Target target, StagedTransactions.IdRange ids, Merged merged, long deleted) {
        long amended = merged.amended() + deleted;
        jdbc.sql("""
                        insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, total_rows, duplicate_rows,
                               amended_rows, inserted_rows, first_id, last_id, started_at, completed_at)
                        values (?, ?, ?, ?, 'COMPLETED', 'PULL', ?, ?, ?, ?, ?, ?, ?, now(), clock_timestamp())""")
                .params(
                        target.jobId(),
                        target.tenant().value(),
                        target.contextId(),
                        target.sourceId(),
                        caller.subject(),
                        merged.inserted() + merged.known() + merged.repeated() + deleted,
                        merged.duplicates(),
                        amended,
                        merged.inserted())
                .param(ids.first())
                .param(ids.last())
                .update();
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
