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

/** The SQL of fee schedules. */
@Component
class FeeScheduleStore {

    private static final String COLUMNS =
            "id, name, currency, application_order, rounding_scale, rounding_mode, items, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from fee_schedules where tenant_id = ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FeeScheduleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<StoredSchedule> byName(TenantId tenant, int limit) {
        return jdbc.sql(SELECT + " order by name limit ?")
                .params(tenant.value(), limit)
                .query((row, n) -> schedule(row))
                .list();
    }

    Optional<StoredSchedule> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(tenant.value(), id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    /** The schedules that the fee rules of a context name. */
    List<StoredSchedule> usedIn(TenantId tenant, UUID contextId) {
        return jdbc.sql(SELECT
                        + " and id in (select fee_schedule_id from fee_rules where tenant_id = ? and context_id = ?)")
                .params(tenant.value(), tenant.value(), contextId)
                .query((row, n) -> schedule(row))
                .list();
    }

    /** Whether there is such a schedule; it stays until the transaction ends. */
    boolean hold(TenantId tenant, UUID id) {
        return jdbc.sql("select true from fee_schedules where tenant_id = ? and id = ? for key share")
                .params(tenant.value(), id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The schedule, which nobody else changes or begins to use until the transaction ends. */
    Optional<StoredSchedule> lock(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = ? for update")
                .params(tenant.value(), id)
                .query((row, n) -> schedule(row))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the tenant has a schedule of that name */
    StoredSchedule insert(TenantId tenant, FeeSchedule schedule) {
        return jdbc.sql("""
                        insert into fee_schedules (id, tenant_id, name, currency, application_order, rounding_scale, rounding_mode, items)
                        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb) returning\s""" + COLUMNS)
                .params(schedule.id(), tenant.value(), schedule.name(), schedule.currency())
                .params(schedule.order().name(), schedule.roundingScale())
                .params(schedule.rounding().name(), written(schedule))
                .query((row, n) -> schedule(row))
                .single();
    }

    /**
     * Changes all but the currency and the items, which stay what they are.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another schedule of the tenant has that name
     */
    StoredSchedule update(TenantId tenant, FeeSchedule schedule) {
        return jdbc.sql("""
                        update fee_schedules set name = ?, application_order = ?, rounding_scale = ?, rounding_mode = ?,
                               updated_at = clock_timestamp()
                         where tenant_id = ? and id = ? returning\s""" + COLUMNS)
                .params(schedule.name(), schedule.order().name(), schedule.roundingScale())
                .params(schedule.rounding().name(), tenant.value(), schedule.id())
                .query((row, n) -> schedule(row))
                .single();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("delete from fee_schedules where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    private String written(FeeSchedule schedule) {
        return json.writeValueAsString(
                schedule.items().stream().map(ItemForm::of).toList());
    }

    private StoredSchedule schedule(ResultSet row) throws SQLException {
        List<ItemForm> items = json.readValue(row.getString("items"), new TypeReference<>() {});
        FeeSchedule schedule = new FeeSchedule(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("currency"),
                ApplicationOrder.valueOf(row.getString("application_order")),
                row.getInt("rounding_scale"),
                Rounding.valueOf(row.getString("rounding_mode")),
                items.stream().map(ItemForm::item).toList());
        return new StoredSchedule(schedule, Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
    }
}
