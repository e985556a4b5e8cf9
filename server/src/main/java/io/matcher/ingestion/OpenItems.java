package io.matcher.ingestion;

import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.CopyReader;
import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to what is still open. Every method is called within a transaction of the tenant, and changes nothing outside of it.
 *
 * <p>Settling takes versions: an item that was amended, settled or set aside in the meantime is left alone and missing in the count,
 * and the caller rolls back.
 */
@Component
public class OpenItems {

    private final JdbcClient jdbc;
    private final BinaryCopy copy;
    private final TransactionStore transactions;

    OpenItems(JdbcClient jdbc, BinaryCopy copy, TransactionStore transactions) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.transactions = transactions;
    }

    /** Hands over every posted, unmatched transaction of the context, in no particular order and in constant memory. */
    public void stream(TenantId tenant, UUID contextId, Consumer<Candidate> candidates) {
        copy.read("""
                        select t.id, t.version, t.source_id, t.external_id, o.open_amount, t.currency, t.booking_date, t.value_date,
                               t.occurred_at, t.reference, t.description, t.metadata
                          from open_items o join transactions t on t.id = o.transaction_id
                         where o.context_id = '%2$s' and o.status = 'UNMATCHED' and t.posting = 'POSTED'
                           and o.tenant_id = '%1$s'""".formatted(tenant, contextId), row -> candidates.accept(candidate(row)));
    }

    /** How many unmatched transactions each source of the context has; a source without any is not named. */
    public Map<UUID, Long> unmatched(TenantId tenant, UUID contextId) {
        return jdbc
                .sql("""
                        select source_id, count(*) as open from open_items
                         where tenant_id = ? and context_id = ? and status = 'UNMATCHED' group by source_id""")
                .params(tenant.value(), contextId)
                .query((row, n) -> Map.entry(row.getObject("source_id", UUID.class), row.getLong("open")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Candidate candidate(CopyReader row) {
        return new Candidate(
                row.uuid(),
                row.int4(),
                row.uuid(),
                row.text(),
                row.numeric(),
                row.text(),
                row.date(),
                row.dateOrNull(),
                row.timestampOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.text());
    }

    /**
     * Makes unmatched transactions matched.
     *
     * @param stagingTable a {@link Staging} table with columns {@code transaction_id uuid, version int}, all of one context
     * @return how many were unmatched in that version and are matched now
     */
    public int settle(TenantId tenant, String stagingTable) {
        return settle(tenant, stagingTable, "UNMATCHED");
    }

    /** As {@link #settle}, for transactions that were proposed and are confirmed now. */
    public int settleProposed(TenantId tenant, String stagingTable) {
        return settle(tenant, stagingTable, "PENDING_REVIEW");
    }

    private int settle(TenantId tenant, String stagingTable, String from) {
        return jdbc.sql("""
                        delete from open_items o using %1$s s
                         where o.context_id = %2$s and o.transaction_id = s.transaction_id and o.version = s.version
                           and o.tenant_id = ? and o.status = ?""".formatted(Staging.qualified(stagingTable), contextOf(stagingTable)))
                .params(tenant.value(), from)
                .update();
    }

    /** The one context whose transactions the table holds, as a sub-select: the key of open items begins with it. */
    private static String contextOf(String stagingTable) {
        return "(select t.context_id from transactions t join " + Staging.qualified(stagingTable)
                + " one on one.transaction_id = t.id limit 1)";
    }

    /**
     * Makes unmatched transactions wait for a person's review.
     *
     * @param stagingTable a {@link Staging} table with columns {@code transaction_id uuid, version int}
     * @return how many were unmatched in that version and wait now
     */
    public int propose(TenantId tenant, String stagingTable) {
        return jdbc.sql("""
                        update open_items o set status = 'PENDING_REVIEW' from %1$s s
                         where o.context_id = %2$s and o.transaction_id = s.transaction_id and o.version = s.version
                           and o.tenant_id = ? and o.status = 'UNMATCHED'""".formatted(Staging.qualified(stagingTable), contextOf(stagingTable)))
                .params(tenant.value())
                .update();
    }

    /**
     * Puts transactions back as unmatched, wholly open, in their current version. One that its source deleted is set aside instead;
     * one that was set aside stays so.
     *
     * @return how many are open again
     */
    public int reopen(TenantId tenant, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        insert into open_items as o
                               (transaction_id, tenant_id, context_id, source_id, version, booking_date, open_amount, status)
                        select id, tenant_id, context_id, source_id, version, booking_date, amount,
                               case when deleted then 'IGNORED' else 'UNMATCHED' end
                          from transactions where tenant_id = ? and id = any (?)
                        on conflict (context_id, transaction_id) do update
                           set status = 'UNMATCHED', version = excluded.version, booking_date = excluded.booking_date,
                               open_amount = excluded.open_amount
                         where o.status <> 'IGNORED' and excluded.status = 'UNMATCHED'""")
                .params(tenant.value(), transactionIds.toArray(UUID[]::new))
                .update();
    }

    /** The transactions of these ids, as far as they are there. */
    public Map<UUID, TransactionView> byId(TenantId tenant, Collection<UUID> transactionIds) {
        return transactions.byId(tenant, transactionIds).stream()
                .collect(Collectors.toMap(TransactionView::id, Function.identity()));
    }
}
