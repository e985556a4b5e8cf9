package io.matcher.exceptions;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The SQL that reads exceptions. */
@Component
class ExceptionListStore {

    private static final String SELECT = """
            select id, context_id, transaction_id, run_id, severity, severity_rank, status, status_rank, reason, details,
                   resolution_type, resolution_reason, resolution_notes, external_system, external_issue_id, assigned_to,
                   due_at, created_at, updated_at from exceptions where tenant_id = ?""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ExceptionListStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By what the list is ordered; ties by id. Grave comes after slight and resolved after open, as in the order of their states. */
    enum Order {
        ID,
        CREATED_AT,
        UPDATED_AT,
        SEVERITY,
        STATUS;

        Keyset keyset(boolean ascending) {
            return switch (this) {
                case ID -> keyset(ascending, "id::uuid");
                case CREATED_AT -> keyset(ascending, "created_at::timestamptz", "id::uuid");
                case UPDATED_AT -> keyset(ascending, "updated_at::timestamptz", "id::uuid");
                case SEVERITY -> keyset(ascending, "severity_rank::smallint", "id::uuid");
                case STATUS -> keyset(ascending, "status_rank::smallint", "id::uuid");
            };
        }

        private static Keyset keyset(boolean ascending, String... columns) {
            return ascending ? Keyset.ascending(columns) : Keyset.descending(columns);
        }
    }

    /** Which exceptions are wanted; null means any. */
    record Filter(
            @Nullable String status,
            @Nullable String severity,
            @Nullable String assignedTo,
            @Nullable String externalSystem,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** An exception, with the values that order the list as the database writes them. */
    record Row(ExceptionResponse exception, int severityRank, int statusRank) {

        List<String> position(Order order) {
            String id = exception.id().toString();
            return switch (order) {
                case ID -> List.of(id);
                case CREATED_AT -> List.of(exception.createdAt().toString(), id);
                case UPDATED_AT -> List.of(exception.updatedAt().toString(), id);
                case SEVERITY -> List.of(Integer.toString(severityRank), id);
                case STATUS -> List.of(Integer.toString(statusRank), id);
            };
        }
    }

    Optional<ExceptionResponse> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> row(row).exception())
                .optional();
    }

    List<Row> page(TenantId tenant, Filter filter, Order order, boolean ascending, PageRequest page) {
        Keyset keyset = order.keyset(ascending);
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> params = new ArrayList<>(List.of(tenant.value()));
        condition(sql, params, "status = ?", filter.status());
        condition(sql, params, "severity = ?", filter.severity());
        condition(sql, params, "assigned_to = ?", filter.assignedTo());
        condition(sql, params, "external_system = ?", filter.externalSystem());
        condition(sql, params, "created_at >= ?", at(filter.from()));
        condition(sql, params, "created_at <= ?", at(filter.to()));
        sql.append(" and ").append(keyset.after(page)).append(keyset.order(page));
        params.addAll(keyset.params(page));
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> row(row))
                .list();
    }

    private static void condition(StringBuilder sql, List<Object> params, String text, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(text);
            params.add(value);
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Row row(ResultSet row) throws SQLException {
        String details = row.getString("details");
        return new Row(
                new ExceptionResponse(
                        Rows.uuid(row, "id"),
                        Rows.uuid(row, "transaction_id"),
                        Rows.uuid(row, "context_id"),
                        row.getObject("run_id", UUID.class),
                        row.getString("severity"),
                        row.getString("status"),
                        row.getString("reason"),
                        details == null ? null : json.readTree(details),
                        row.getString("external_system"),
                        row.getString("external_issue_id"),
                        row.getString("assigned_to"),
                        Rows.instantOrNull(row, "due_at"),
                        row.getString("resolution_notes"),
                        row.getString("resolution_type"),
                        row.getString("resolution_reason"),
                        Rows.instant(row, "created_at"),
                        Rows.instant(row, "updated_at")),
                row.getInt("severity_rank"),
                row.getInt("status_rank"));
    }
}
