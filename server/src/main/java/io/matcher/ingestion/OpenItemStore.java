package io.matcher.ingestion;

import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.CopyReader;
import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of open items. */
@Component
class OpenItemStore {

    static final String UNMATCHED = """
            select source_id, count(*) as open from open_items
             where tenant_id = ? and context_id = ? and status = 'UNMATCHED' group by source_id""";

    private static final String REOPEN = """
            insert into open_items as o
                   (transaction_id, tenant_id, context_id, source_id, version, booking_date, open_amount, status)
            select id, tenant_id, context_id, source_id, version, booking_date, amount,
                   case when deleted then 'IGNORED' else 'UNMATCHED' end
              from transactions where tenant_id = ? and %s
            on conflict (context_id, transaction_id) do update
               set status = 'UNMATCHED', version = excluded.version, booking_date = excluded.booking_date,
                   open_amount = excluded.open_amount
             where o.status <> 'IGNORED' and excluded.status = 'UNMATCHED'""";

    private final JdbcClient jdbc;
    private final BinaryCopy copy;

    OpenItemStore(JdbcClient jdbc, BinaryCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    void stream(TenantId tenant, UUID contextId, Consumer<Candidate> candidates) {
        copy.read(open(tenant, contextId), row -> candidates.accept(candidate(row)));
    }

    /** What is open in a context; COPY takes no parameters. */
    static String open(TenantId tenant, UUID contextId) {
        return """
                select t.id, t.version, t.source_id, t.external_id, o.open_amount, t.currency, t.booking_date, t.value_date, t.occurred_at,
                       t.reference, t.description, t.metadata
                  from open_items o join transactions t on t.id = o.transaction_id
                 where o.context_id = '%2$s' and o.status = 'UNMATCHED' and t.posting = 'POSTED'
                   and o.tenant_id = '%1$s'""".formatted(tenant, contextId);
    }

    Map<UUID, Long> unmatched(TenantId tenant, UUID contextId) {
        return jdbc
                .sql(UNMATCHED)
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

    /** Makes items matched that are in the given state and version. */
    int settle(TenantId tenant, String stagingTable, String from) {
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

    int allocate(TenantId tenant, String stagingTable) {
        return jdbc.sql("""
                        update open_items o set open_amount = o.open_amount - s.part from %1$s s
                         where o.context_id = %2$s and o.transaction_id = s.transaction_id and o.version = s.version
                           and o.tenant_id = ? and o.status = 'UNMATCHED' and abs(s.part) < abs(o.open_amount)""".formatted(Staging.qualified(stagingTable), contextOf(stagingTable)))
                .params(tenant.value())
                .update();
    }

    int allocateProposed(TenantId tenant, UUID contextId, Map<UUID, BigDecimal> parts) {
        UUID[] ids = parts.keySet().toArray(UUID[]::new);
        BigDecimal[] amounts = Arrays.stream(ids).map(parts::get).toArray(BigDecimal[]::new);
        int matched =
                jdbc.sql("""
                        delete from open_items o using unnest(?::uuid[], ?::numeric[]) s (transaction_id, part)
                         where o.context_id = ? and o.transaction_id = s.transaction_id and o.tenant_id = ?
                           and o.status = 'PENDING_REVIEW' and s.part = o.open_amount""").params(ids, amounts, contextId, tenant.value()).update();
        return matched
                + jdbc.sql("""
                        update open_items o set open_amount = o.open_amount - s.part, status = 'UNMATCHED'
                          from unnest(?::uuid[], ?::numeric[]) s (transaction_id, part)
                         where o.context_id = ? and o.transaction_id = s.transaction_id and o.tenant_id = ?
                           and o.status = 'PENDING_REVIEW' and abs(s.part) < abs(o.open_amount)""").params(ids, amounts, contextId, tenant.value()).update();
    }

    void reduce(TenantId tenant, UUID contextId, Map<UUID, BigDecimal> held) {
        UUID[] ids = held.keySet().toArray(UUID[]::new);
        BigDecimal[] amounts = Arrays.stream(ids).map(held::get).toArray(BigDecimal[]::new);
        jdbc.sql("""
                        update open_items o set open_amount = o.open_amount - s.held, status = 'UNMATCHED'
                          from unnest(?::uuid[], ?::numeric[]) s (transaction_id, held)
                         where o.context_id = ? and o.transaction_id = s.transaction_id and o.tenant_id = ? and o.status <> 'IGNORED'""").params(ids, amounts, contextId, tenant.value()).update();
    }

    int propose(TenantId tenant, String stagingTable) {
        return jdbc.sql("""
                        update open_items o set status = 'PENDING_REVIEW' from %1$s s
                         where o.context_id = %2$s and o.transaction_id = s.transaction_id and o.version = s.version
                           and o.tenant_id = ? and o.status = 'UNMATCHED'""".formatted(Staging.qualified(stagingTable), contextOf(stagingTable)))
                .params(tenant.value())
                .update();
    }

    int reopen(TenantId tenant, Collection<UUID> transactionIds) {
        return jdbc.sql(REOPEN.formatted("id = any (?)"))
                .params(tenant.value(), transactionIds.toArray(UUID[]::new))
                .update();
    }

    /** Takes what can be had at once, so that nobody who holds one of the rows is waited for. */
    int hold(TenantId tenant, UUID contextId, Collection<UUID> transactionIds) {
        return jdbc.sql("""
                        select transaction_id from open_items
                         where tenant_id = ? and context_id = ? and transaction_id = any (?) for update skip locked""")
                .params(tenant.value(), contextId, transactionIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .size();
    }

    /** Waits for whoever holds one of them, in the order in which everybody waits for several. */
    void hold(TenantId tenant, UUID contextId, String stagingTable) {
        jdbc.sql("""
                        select count(*) from (select from open_items o join %s s on o.transaction_id = s.transaction_id
                         where o.tenant_id = ? and o.context_id = ? order by o.transaction_id for update of o) held""".formatted(Staging.qualified(stagingTable)))
                .params(tenant.value(), contextId)
                .query(Long.class)
                .single();
    }

    int settle(TenantId tenant, UUID contextId, Map<UUID, Integer> versions, String from) {
        UUID[] ids = versions.keySet().toArray(UUID[]::new);
        Integer[] numbers = Arrays.stream(ids).map(versions::get).toArray(Integer[]::new);
        return jdbc.sql("""
                        delete from open_items o using unnest(?::uuid[], ?::int[]) s (transaction_id, version)
                         where o.context_id = ? and o.transaction_id = s.transaction_id and o.version = s.version
                           and o.tenant_id = ? and o.status = ?""")
                .params(ids, numbers, contextId, tenant.value(), from)
                .update();
    }

    int reopen(TenantId tenant, String stagingTable) {
        return jdbc.sql(REOPEN.formatted("id in (select transaction_id from " + Staging.qualified(stagingTable) + ")"))
                .params(tenant.value())
                .update();
    }

    void streamVersions(TenantId tenant, String stagingTable, Consumer<Candidate> candidates) {
        copy.read("""
                        select t.id, t.version, t.source_id, t.external_id, s.amount, t.currency, t.booking_date, t.value_date, t.occurred_at,
                               t.reference, t.description, t.metadata
                          from %2$s s join transactions t on t.id = s.transaction_id and t.version = s.version
                         where t.tenant_id = '%1$s'
                        union all
                        select t.id, v.version, t.source_id, t.external_id, s.amount, v.currency, v.booking_date, v.value_date, v.occurred_at,
                               v.reference, v.description, v.metadata
                          from %2$s s join transaction_versions v on v.transaction_id = s.transaction_id and v.version = s.version
                          join transactions t on t.id = s.transaction_id
                         where t.tenant_id = '%1$s' and v.tenant_id = '%1$s'""".formatted(tenant, Staging.qualified(stagingTable)), row -> candidates.accept(candidate(row)));
    }
}
