package io.matcher.ingestion;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged rows into the transactions of a source, in one transaction of the tenant: new external ids become transactions and open
 * items, known ones become duplicates or new versions.
 *
 * <p>Merges of one source follow each other under an advisory lock, so that asking first and inserting afterwards is safe without ON
 * CONFLICT, which costs nearly twice the time; the unique index guards all the same.
 */
@Component
class MergeStore {

    private final JdbcClient jdbc;
    private final Staging staging;
    private final AmendmentStore amendments;

    MergeStore(JdbcClient jdbc, Staging staging, AmendmentStore amendments) {
        this.jdbc = jdbc;
        this.staging = staging;
        this.amendments = amendments;
    }

    /**
     * Where rows go.
     *
     * @param table the staging table, as {@link StagedTransactions} defines it
     */
    record Target(TenantId tenant, UUID contextId, UUID sourceId, UUID jobId, String table) {}

    /** One merge of the source at a time, until the transaction ends. */
    void lock(UUID sourceId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ingestion:' || ?::text, 0))")
                .param(sourceId)
                .query((row, n) -> Boolean.TRUE)
                .single();
    }

    /**
     * Merges, once {@link #lock} is held.
     *
     * @param mayRepeat whether two rows of the table may have the same external id
     */
    Merged merge(Target target, OnDuplicate onDuplicate, boolean mayRepeat) {
        long repeated = mayRepeat ? dropRepeated(target, onDuplicate) : 0;
        Staged staged = staged(target);
        String changed = AmendmentStore.changesOf(target.table());
        long amended = onDuplicate == OnDuplicate.AMEND ? amendments.find(target, changed) : 0;
        long inserted = insert(target);
        insertOpenItems(target, inserted == staged.rows());
        if (amended > 0) {
            amendments.apply(target, changed);
        }
        staging.drop(changed);
        return new Merged(inserted, amended, repeated, staged.rows() - inserted, staged.from(), staged.until());
    }

    private record Staged(
            long rows, @Nullable LocalDate from, @Nullable LocalDate until) {}

    private Staged staged(Target target) {
        return jdbc.sql("select count(*), min(booking_date), max(booking_date) from " + target.table())
                .query((row, n) -> new Staged(
                        row.getLong(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)))
                .single();
    }

    /** Of rows with the same external id the first stays, or the last where rows amend each other. */
    private long dropRepeated(Target target, OnDuplicate onDuplicate) {
        String kept = onDuplicate == OnDuplicate.AMEND ? "max" : "min";
        return jdbc.sql("""
                        delete from %1$s s
                         using (select external_id, %2$s(pos) as kept from %1$s group by external_id having count(*) > 1) r
                         where s.external_id = r.external_id and s.pos <> r.kept""".formatted(target.table(), kept)).update();
    }

    private long insert(Target target) {
        return jdbc.sql("""
                        insert into transactions (id, tenant_id, context_id, source_id, job_id, created_at, occurred_at, amount_scaled,
                               version, booking_date, value_date, amount, currency, posting, external_id, description, reference, metadata)
                        select s.id, ?, ?, ?, ?, now(), s.occurred_at, s.amount_scaled, 1, s.booking_date, s.value_date, s.amount,
                               s.currency, s.posting, s.external_id, s.description, s.reference, s.metadata
                          from %s s
                         where not exists (select from transactions t where t.source_id = ? and t.external_id = s.external_id)""".formatted(target.table()))
                .params(
                        target.tenant().value(),
                        target.contextId(),
                        target.sourceId(),
                        target.jobId(),
                        target.sourceId())
                .update();
    }

    private void insertOpenItems(Target target, boolean all) {
        String inserted = all ? "true" : "exists (select from transactions t where t.id = s.id)";
        jdbc.sql("""
                        insert into open_items (transaction_id, tenant_id, context_id, source_id, version, booking_date, open_amount, status)
                        select s.id, ?, ?, ?, 1, s.booking_date, s.amount, 'UNMATCHED' from %s s where %s""".formatted(target.table(), inserted))
                .params(target.tenant().value(), target.contextId(), target.sourceId())
                .update();
    }

    /** A staged row whose external id is there already; the line, or the number of the element, is that of the file. */
    record KnownRow(long line, String externalId) {}

    /** How many staged rows have an external id that is there already, and the first of them. */
    record Known(long total, List<KnownRow> first) {}

    /** Looks for external ids that the source knows, or that occur before in the same lot. */
    Known known(Target target, boolean mayRepeat, int most) {
        String repeated = mayRepeat
                ? " or exists (select from %1$s e where e.external_id = s.external_id and e.pos < s.pos)"
                        .formatted(target.table())
                : "";
        String where = """
                 where exists (select from transactions t where t.source_id = '%s' and t.external_id = s.external_id)%s""".formatted(target.sourceId(), repeated);
        long total = jdbc.sql("select count(*) from " + target.table() + " s " + where)
                .query(Long.class)
                .single();
        List<KnownRow> first = total == 0
                ? List.of()
                : jdbc.sql("select s.line, s.external_id from " + target.table() + " s " + where
                                + " order by s.pos limit " + most)
                        .query((row, n) -> new KnownRow(row.getLong(1), row.getString(2)))
                        .list();
        return new Known(total, first);
    }
}
