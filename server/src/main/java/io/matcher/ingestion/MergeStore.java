package io.matcher.ingestion;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
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

    /** Whether the source has transactions at all. */
    boolean hasAny(UUID sourceId) {
        return jdbc.sql("select exists (select from transactions where source_id = ?)")
                .param(sourceId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Merges a chunk, once {@link #lock} is held.
     *
     * @param mayBeKnown whether the source may have transactions from before
     */
    Merged merge(Target target, OnDuplicate onDuplicate, StagedTransactions.Chunk chunk, boolean mayBeKnown) {
        long repeated = chunk.mayRepeat() ? dropRepeated(target, onDuplicate) : 0;
        long rows = chunk.rows() - repeated;
        String changed = AmendmentStore.changesOf(target.table());
        lookUpByKey("off");
        long amended = onDuplicate == OnDuplicate.AMEND ? amendments.find(target, changed) : 0;
        long inserted = insert(target, mayBeKnown || chunk.mayRepeat());
        insertOpenItems(target, inserted == rows);
        lookUpByKey("default");
        if (amended > 0) {
            amendments.apply(target, changed);
        }
        staging.drop(changed);
        return new Merged(inserted, amended, repeated, rows - inserted, chunk.from(), chunk.until());
    }

    /**
     * Whether the source knows the external id of a staged row, as SQL. A sub-select, and not a join: the planner knows nothing of rows that
     * are seconds old, and would join in ways that read the whole of a source's history, or all that this merge has inserted so far, for
     * each chunk or even for each row. This way each row is looked up by the unique key.
     */
    private static String isKnown(UUID sourceId) {
        return "(select true from transactions t where t.source_id = '" + sourceId
                + "' and t.external_id = s.external_id) is not null";
    }

    private void lookUpByKey(String scans) {
        jdbc.sql("set local enable_seqscan to " + scans).update();
    }

    /** Of rows with the same external id the first stays, or the last where rows amend each other. */
    private long dropRepeated(Target target, OnDuplicate onDuplicate) {
        String kept = onDuplicate == OnDuplicate.AMEND ? "max" : "min";
        return jdbc.sql("""
                        delete from %1$s s
                         using (select external_id, %2$s(pos) as kept from %1$s group by external_id having count(*) > 1) r
                         where s.external_id = r.external_id and s.pos <> r.kept""".formatted(target.table(), kept)).update();
    }

    private long insert(Target target, boolean askFirst) {
        String isNew = askFirst ? " where not " + isKnown(target.sourceId()) : "";
        return jdbc.sql("""
                        insert into transactions (id, tenant_id, context_id, source_id, job_id, created_at, occurred_at, amount_scaled,
                               version, booking_date, value_date, amount, currency, posting, external_id, description, reference, metadata)
                        select s.id, ?, ?, ?, ?, now(), s.occurred_at, s.amount_scaled, 1, s.booking_date, s.value_date, s.amount,
                               s.currency, s.posting, s.external_id, s.description, s.reference, s.metadata
                          from %s s%s""".formatted(target.table(), isNew))
                .params(target.tenant().value(), target.contextId(), target.sourceId(), target.jobId())
                .update();
    }

    private void insertOpenItems(Target target, boolean all) {
        String inserted = all ? "true" : "(select true from transactions t where t.id = s.id) is not null";
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
        String rows = mayRepeat
                ? "(select *, row_number() over (partition by external_id order by pos) > 1 as repeated from "
                        + target.table() + ")"
                : "(select *, false as repeated from " + target.table() + ")";
        String where = rows + " s where repeated or " + isKnown(target.sourceId());
        lookUpByKey("off");
        long total = jdbc.sql("select count(*) from " + where).query(Long.class).single();
        List<KnownRow> first = total == 0
                ? List.of()
                : jdbc.sql("select s.line, s.external_id from " + where + " order by s.pos limit " + most)
                        .query((row, n) -> new KnownRow(row.getLong(1), row.getString(2)))
                        .list();
        lookUpByKey("default");
        return new Known(total, first);
    }
}
