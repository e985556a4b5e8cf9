package io.matcher.ingestion;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that reads transactions with their state. */
@Component
class TransactionStore {

    static final String COLUMNS = """
            t.id, t.context_id, t.source_id, t.job_id, t.external_id, t.version, t.amount,
            coalesce(o.open_amount, 0) as open_amount, t.currency, t.booking_date, t.value_date, t.occurred_at, t.description,
            t.reference, t.metadata, t.posting, t.deleted, coalesce(o.status, 'MATCHED') as status, t.created_at""";

    static final String WITH_STATE =
            " left join open_items o on o.context_id = t.context_id and o.transaction_id = t.id and o.tenant_id = t.tenant_id ";

    private static final String OF_CONTEXT = "select " + COLUMNS
            + ", t.tenant_id, t.version_job_id, coalesce(t.occurred_at, t.booking_date::timestamp at time zone 'UTC') as date"
            + " from transactions t" + WITH_STATE;

    private final JdbcClient jdbc;

    TransactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TransactionView> byId(TenantId tenant, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from transactions t " + WITH_STATE
                        + " where t.tenant_id = ? and t.id = any (?)")
                .params(tenant.value(), ids.toArray(UUID[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    /** Walks what is open in the context once, and keeps the closest. */
    List<TransactionView> near(TenantId tenant, OpenItems.Near near) {
        TransactionView of = near.of();
        return jdbc.sql("select " + COLUMNS + """
                         from open_items o join transactions t on t.id = o.transaction_id
                        where o.tenant_id = ? and o.context_id = ? and o.status = 'UNMATCHED' and o.source_id = any (?)
                          and t.posting = 'POSTED'
                        order by (t.external_id in (?, ?) or t.reference in (?, ?)) is true desc, t.currency = ? desc,
                                 abs(abs(o.open_amount) - abs(?)), abs(t.booking_date - ?::date), t.id
                        limit ?""")
                .params(tenant.value(), near.contextId(), near.sourceIds().toArray(UUID[]::new))
                .params(of.externalId(), reference(of), of.externalId(), reference(of))
                .params(of.currency(), of.amount(), of.bookingDate(), near.most())
                .query((row, n) -> view(row))
                .list();
    }

    private static String reference(TransactionView view) {
        return view.reference() == null ? view.externalId() : view.reference();
    }

    boolean existsOf(TenantId tenant, UUID sourceId) {
        return jdbc.sql("select exists (select from transactions where tenant_id = ? and source_id = ?)")
                .params(tenant.value(), sourceId)
                .query(Boolean.class)
                .single();
    }

    /** Those of the external ids that the source had before an instant. */
    Set<String> knownBefore(TenantId tenant, UUID sourceId, List<String> externalIds, Instant before) {
        return Set.copyOf(jdbc.sql("""
                        select external_id from transactions
                         where source_id = ? and external_id = any (?) and tenant_id = ? and created_at < ?""")
                .params(sourceId, externalIds.toArray(String[]::new), tenant.value(), before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    /** A statement and the values of its parameters, of which some may be null. */
    record Query(String sql, List<@Nullable Object> params) {}

    /**
     * A page of the transactions that a job brought, and of those to which it gave a new version. The former lie in the range of ids that
     * the job gave, so that they need no index of their own.
     */
    static Query jobPage(TenantId tenant, IngestionJob job, Keyset keyset, PageRequest request) {
        String page = " and " + keyset.after(request) + keyset.order(request);
        List<@Nullable Object> params = new ArrayList<>();
        params.addAll(Arrays.asList(job.contextId(), job.firstId(), job.lastId(), job.id(), tenant.value()));
        params.addAll(keyset.params(request));
        params.addAll(List.of(job.id(), job.id(), tenant.value()));
        params.addAll(keyset.params(request));
        return new Query(
                "select * from ((select * from (" + OF_CONTEXT + ") brought"
                        + " where context_id = ? and id between ? and ? and job_id = ? and tenant_id = ?" + page + ")"
                        + " union all (select * from (" + OF_CONTEXT + ") amended"
                        + " where version_job_id = ? and job_id <> ? and tenant_id = ?" + page + ")) listed"
                        + keyset.order(request),
                params);
    }

    List<TransactionView> ofJob(TenantId tenant, IngestionJob job, Keyset keyset, PageRequest request) {
        Query query = jobPage(tenant, job, keyset, request);
        JdbcClient.StatementSpec statement = jdbc.sql(query.sql());
        query.params().forEach(statement::param);
        return statement.query((row, n) -> view(row)).list();
    }

    List<TransactionView> rows(SearchQuery query, Search search) {
        return jdbc.sql(query.rows(search))
                .params(query.params())
                .query((row, n) -> view(row))
                .list();
    }

    long count(SearchQuery query, int most) {
        return jdbc.sql(query.count(most))
                .params(query.params())
                .query(Long.class)
                .single();
    }

    /** Makes an unmatched transaction ignored; false when it is not unmatched, or not there. */
    boolean ignore(TenantId tenant, UUID contextId, UUID id) {
        return jdbc.sql("""
                        update open_items set status = 'IGNORED'
                         where tenant_id = ? and context_id = ? and transaction_id = ? and status = 'UNMATCHED'""").params(tenant.value(), contextId, id).update() == 1;
    }

    void recordIgnore(TenantId tenant, TransactionView transaction, String reason, String actor) {
        jdbc.sql("""
                        insert into transaction_ignores (id, tenant_id, transaction_id, version, reason, actor)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), tenant.value(), transaction.id(), transaction.version(), reason, actor)
                .update();
    }

    static TransactionView view(ResultSet row) throws SQLException {
        return new TransactionView(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                Rows.uuid(row, "source_id"),
                Rows.uuid(row, "job_id"),
                row.getString("external_id"),
                row.getInt("version"),
                plain(row.getBigDecimal("amount")),
                plain(row.getBigDecimal("open_amount")),
                row.getString("currency"),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                Rows.instantOrNull(row, "occurred_at"),
                row.getString("description"),
                row.getString("reference"),
                row.getString("metadata"),
                "PENDING".equals(row.getString("posting")),
                row.getBoolean("deleted"),
                TransactionStatus.valueOf(row.getString("status")),
                Rows.instant(row, "created_at"));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
