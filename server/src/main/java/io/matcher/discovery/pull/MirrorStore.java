package io.matcher.discovery.pull;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of the mirror. Every method runs within a transaction of the tenant; those that change it also hold the lock of
 * {@link SyncStore#lock}.
 */
@Component
class MirrorStore {

    private record Row(
            String externalId,
            String accountId,
            @Nullable KeptRecord record,
            @Nullable String refusal,
            @Nullable LocalDate bookingDate,
            boolean unsettled) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MirrorStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void accounts(TenantId tenant, Connection connection, Collection<VendorAccount> accounts) {
        for (VendorAccount account : accounts) {
            jdbc.sql("""
                            insert into aggregator_accounts (tenant_id, connection_id, account_id, account_ref, record)
                            values (?, ?, ?, ?, ?::jsonb)
                            on conflict (tenant_id, connection_id, account_id) do update
                               set account_ref = excluded.account_ref, record = excluded.record, seen_at = clock_timestamp()""")
                    .params(
                            tenant.value(),
                            connection.id(),
                            account.id(),
                            connection.accountRef(),
                            json.writeValueAsString(account))
                    .update();
        }
    }

    /** The accounts that were seen under the item or link that the connection is bound to now, by id. */
    Map<String, VendorAccount> accounts(TenantId tenant, Connection connection) {
        Map<String, VendorAccount> accounts = new LinkedHashMap<>();
        jdbc.sql("""
                        select record from aggregator_accounts
                         where tenant_id = ? and connection_id = ? and account_ref = ? order by account_id""")
                .params(tenant.value(), connection.id(), connection.accountRef())
                .query((row, n) -> json.readValue(row.getString("record"), VendorAccount.class))
                .list()
                .forEach(account -> accounts.put(account.id(), account));
        return accounts;
    }

    Map<String, Instant> marks(TenantId tenant, UUID connection) {
        Map<String, Instant> marks = new HashMap<>();
        jdbc.sql("select scope, mark from aggregator_marks where tenant_id = ? and connection_id = ?")
                .params(tenant.value(), connection)
                .query(row -> {
                    marks.put(row.getString("scope"), Rows.instant(row, "mark"));
                });
        return marks;
    }

    void mark(TenantId tenant, UUID connection, String scope, Instant mark) {
        jdbc.sql("""
                        insert into aggregator_marks (tenant_id, connection_id, scope, mark) values (?, ?, ?, ?)
                        on conflict (tenant_id, connection_id, scope) do update
                           set mark = greatest(aggregator_marks.mark, excluded.mark)""")
                .params(tenant.value(), connection, scope, mark.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Writes records that have an id; of several with one id the last.
     *
     * @param fullPull the pull that reads all there is, to be noted as having seen them; empty for another
     * @return how many differ from what was there
     */
    int upsert(TenantId tenant, UUID connection, List<VendorRecord> records, Optional<UUID> fullPull) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (VendorRecord record : records) {
            record.id().ifPresent(id -> rows.put(id, row(id, record)));
        }
        if (rows.isEmpty()) {
            return 0;
        }
        int changed = jdbc.sql("""
                        insert into aggregator_records as known
                               (tenant_id, connection_id, external_id, account_id, record, refusal, booking_date, unsettled, seen_pull)
                        select ?, ?, r."externalId", r."accountId", r.record, r.refusal, r."bookingDate", r.unsettled, ?::uuid
                          from jsonb_to_recordset(?::jsonb) as r
                               ("externalId" text, "accountId" text, record jsonb, refusal text, "bookingDate" date, unsettled boolean)
                        on conflict (tenant_id, connection_id, external_id) do update
                           set account_id = excluded.account_id, record = excluded.record, refusal = excluded.refusal,
                               booking_date = excluded.booking_date, unsettled = excluded.unsettled, deleted = false, seq = excluded.seq,
                               seen_pull = coalesce(excluded.seen_pull, known.seen_pull), changed_at = clock_timestamp()
                         where (known.account_id, known.record, known.refusal, known.deleted)
                               is distinct from (excluded.account_id, excluded.record, excluded.refusal, false)""")
                .param(tenant.value())
                .param(connection)
                .param(fullPull.map(UUID::toString).orElse(null))
                .param(json.writeValueAsString(rows.values()))
                .update();
        fullPull.ifPresent(pull -> seen(tenant, connection, rows.keySet(), pull));
        return changed;
    }

    private void seen(TenantId tenant, UUID connection, Collection<String> ids, UUID pull) {
        jdbc.sql("""
                        update aggregator_records set seen_pull = ?
                         where tenant_id = ? and connection_id = ? and external_id = any (?) and seen_pull is distinct from ?""")
                .params(pull, tenant.value(), connection, ids.toArray(String[]::new), pull)
                .update();
    }

    /** The ids of records that are not settled yet, in order, after the given one; an empty one comes before all. */
    List<String> unsettled(TenantId tenant, UUID connection, String account, String after, int most) {
        return jdbc.sql("""
                        select external_id from aggregator_records
                         where tenant_id = ? and connection_id = ? and account_id = ? and external_id > ? and unsettled
                         order by external_id limit ?""")
                .params(tenant.value(), connection, account, after, most)
                .query(String.class)
                .list();
    }

    /** Forgets how far a list was read, so that the next look reads it from the start. */
    void unmark(TenantId tenant, UUID connection, String scope) {
        jdbc.sql("delete from aggregator_marks where tenant_id = ? and connection_id = ? and scope = ?")
                .params(tenant.value(), connection, scope)
                .update();
    }

    /** How many records a full pull saw on the accounts. */
    long seenBy(TenantId tenant, UUID connection, Collection<String> accounts, UUID pull) {
        return jdbc.sql("""
                        select count(*) from aggregator_records
                         where tenant_id = ? and connection_id = ? and account_id = any (?) and seen_pull = ?""")
                .params(tenant.value(), connection, accounts.toArray(String[]::new), pull)
                .query(Long.class)
                .single();
    }

    /** Marks as deleted what a full pull did not see, from the first day that it saw anything of; returns how many. */
    int sweep(TenantId tenant, UUID connection, Collection<String> accounts, UUID pull, LocalDate from) {
        return jdbc.sql("""
                        update aggregator_records
                           set deleted = true, seq = nextval('aggregator_seq'), changed_at = clock_timestamp()
                         where tenant_id = ? and connection_id = ? and account_id = any (?) and booking_date >= ?
                           and seen_pull is distinct from ? and not deleted""")
                .params(tenant.value(), connection, accounts.toArray(String[]::new), from, pull)
                .update();
    }

    /** Marks records as deleted; unknown ids, and those of another account, are passed over. Returns how many. */
    int delete(TenantId tenant, UUID connection, Optional<String> account, Collection<String> ids) {
        return jdbc.sql("""
                        update aggregator_records
                           set deleted = true, seq = nextval('aggregator_seq'), changed_at = clock_timestamp()
                         where tenant_id = ? and connection_id = ? and external_id = any (?)
                           and account_id = coalesce(?::text, account_id) and not deleted""")
                .param(tenant.value())
                .param(connection)
                .param(ids.toArray(String[]::new))
                .param(account.orElse(null))
                .update();
    }

    private static Row row(String id, VendorRecord record) {
        return switch (record.reading()) {
            case VendorRecord.Understood(KeptRecord read) ->
                new Row(id, record.accountId(), read, null, read.bookingDate(), !read.settled());
            case VendorRecord.Refused(String reason) -> new Row(id, record.accountId(), null, reason, null, false);
        };
    }
}
