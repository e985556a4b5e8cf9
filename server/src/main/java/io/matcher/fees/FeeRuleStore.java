package io.matcher.fees;

import io.matcher.platform.database.Rows;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of fee rules. */
@Component
class FeeRuleStore {

    private static final String COLUMNS =
            "id, context_id, side, fee_schedule_id, name, priority, predicates, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from fee_rules where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FeeRuleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The rules of a context, by priority: at most {@link FeeRule#MOST}. */
    List<FeeRule> all(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT + " and context_id = ? order by priority")
                .params(tenant.value(), contextId)
                .query((row, n) -> rule(row))
                .list();
    }

    Optional<FeeRule> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> rule(row))
                .optional();
    }

    boolean existOf(TenantId tenant, UUID contextId) {
        return jdbc.sql("select exists (select from fee_rules where tenant_id = ? and context_id = ?)")
                .params(tenant.value(), contextId)
                .query(Boolean.class)
                .single();
    }

    boolean existWith(TenantId tenant, UUID scheduleId) {
        return jdbc.sql("select exists (select from fee_rules where tenant_id = ? and fee_schedule_id = ?)")
                .params(tenant.value(), scheduleId)
                .query(Boolean.class)
                .single();
    }

    FeeRule insert(TenantId tenant, FeeRule rule) {
        return jdbc.sql("""
                        insert into fee_rules (id, tenant_id, context_id, side, fee_schedule_id, name, priority, predicates)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb) returning\s""" + COLUMNS)
                .params(rule.id(), tenant.value(), rule.contextId(), rule.side().name(), rule.feeScheduleId())
                .params(rule.name(), rule.priority(), written(rule))
                .query((row, n) -> rule(row))
                .single();
    }

    FeeRule update(TenantId tenant, FeeRule rule) {
        return jdbc.sql("""
                        update fee_rules set side = ?, fee_schedule_id = ?, name = ?, priority = ?, predicates = ?::jsonb,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(rule.side().name(), rule.feeScheduleId(), rule.name(), rule.priority(), written(rule))
                .params(tenant.value(), rule.id())
                .query((row, n) -> rule(row))
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from fee_rules where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private String written(FeeRule rule) {
        return json.writeValueAsString(
                rule.predicates().stream().map(PredicateForm::of).toList());
    }

    private FeeRule rule(ResultSet row) throws SQLException {
        List<PredicateForm> predicates = json.readValue(row.getString("predicates"), new TypeReference<>() {});
        return new FeeRule(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "context_id"),
                FeeSide.valueOf(row.getString("side")),
                Rows.uuid(row, "fee_schedule_id"),
                row.getString("name"),
                row.getInt("priority"),
                predicates.stream().map(PredicateForm::predicate).toList(),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
