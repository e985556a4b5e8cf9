package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The door for transactions that another context fetched; called within its transaction, all or nothing. */
@Component
public class Intake {

    private final Contexts contexts;
    private final Staging staging;
    private final BinaryCopy copy;
    private final MergeStore merge;
    private final AmendmentStore amendments;
    private final PulledJobs jobs;
    private final ApplicationEventPublisher events;

    Intake(
            Contexts contexts,
            Staging staging,
            BinaryCopy copy,
            MergeStore merge,
            AmendmentStore amendments,
            PulledJobs jobs,
            ApplicationEventPublisher events) {
        this.contexts = contexts;
        this.staging = staging;
        this.copy = copy;
        this.merge = merge;
        this.amendments = amendments;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * Takes transactions of a source: new ones are inserted, known ones amended where they differ and left alone where they do not,
     * deleted ones get a tombstone and are set aside. Where rows of one call share an external id, the last counts.
     *
     * @param rows what is there now, within the bounds that {@link IncomingTransaction} names
     * @param deletedExternalIds what is there no more; unknown ones are passed over
     * @throws IllegalArgumentException when the tenant has no such source
     */
    public IntakeResult take(
            Caller caller, UUID sourceId, List<IncomingTransaction> rows, List<String> deletedExternalIds) {
        Source source = contexts.source(caller.tenant(), sourceId)
                .orElseThrow(() -> new IllegalArgumentException("There is no source " + sourceId));
        UUID jobId = Ids.next();
        String table = staging.create("intake_" + jobId.toString().replace("-", ""), StagedTransactions.DEFINITION);
        MergeStore.Target target = new MergeStore.Target(caller.tenant(), source.contextId(), sourceId, jobId, table);
        merge.lock(sourceId);
        StagedTransactions staged = new StagedTransactions();
        copy.into(table, StagedTransactions.COLUMNS, writer -> {
            long pos = 0;
            for (IncomingTransaction row : rows) {
                staged.write(writer, ++pos, row);
            }
        });
        Merged merged = merge.merge(target, OnDuplicate.AMEND, staged.cut(table, true), true);
        long deleted = deletedExternalIds.isEmpty() ? 0 : delete(caller, target, deletedExternalIds);
        staging.drop(table);
        if (merged.inserted() + merged.amended() + deleted > 0) {
            jobs.record(caller, target, staged.ids(), merged, deleted);
            events.publishEvent(new TransactionsArrived(caller.tenant(), source.contextId(), sourceId, jobId));
        }
        return new IntakeResult(jobId, merged.inserted(), merged.amended(), merged.known() - merged.amended(), deleted);
    }

    private long delete(Caller caller, MergeStore.Target target, List<String> externalIds) {
        String changes = AmendmentStore.changesOf(target.table());
        long deleted = amendments.findDeleted(target, externalIds, changes);
        if (deleted > 0) {
            amendments.apply(target, changes);
            amendments.recordDeletions(target, changes, caller.subject());
        }
        staging.drop(changes);
        return deleted;
    }
}
