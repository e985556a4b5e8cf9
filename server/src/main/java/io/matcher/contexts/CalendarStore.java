package io.matcher.contexts;

import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of calendars. */
@Component
class CalendarStore {

    private static final Keyset BY_NAME = Keyset.ascending("name::text");
    private static final String COLUMNS = "name, zone, weekend, holidays, version, created_at, updated_at";
    private static final String SELECT = "select " + COLUMNS + " from calendars where tenant_id = ?";

    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Calendar> find(TenantId tenant, String name) {
        return jdbc.sql(SELECT + " and name = ?")
                .params(tenant.value(), name)
                .query((row, n) -> calendar(row))
                .optional();
    }

    /** Whether there is such a calendar, which then is not deleted before the transaction ends. */
    boolean hold(TenantId tenant, String name) {
        return !jdbc.sql("select name from calendars where tenant_id = ? and name = ? for key share")
                .params(tenant.value(), name)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** As {@link #find}, and no context begins to name it until the transaction ends. */
    Optional<Calendar> lock(TenantId tenant, String name) {
        return jdbc.sql(SELECT + " and name = ? for update")
                .params(tenant.value(), name)
                .query((row, n) -> calendar(row))
                .optional();
    }

    List<Calendar> page(TenantId tenant, PageRequest page) {
        return jdbc.sql(SELECT + " and " + BY_NAME.after(page) + BY_NAME.order(page))
                .params(tenant.value())
                .params(BY_NAME.params(page))
                .query((row, n) -> calendar(row))
                .list();
    }

    /** Writes what is new or other than it was; empty when the calendar is so already. */
    Optional<Calendar> write(Caller caller, GivenCalendar given) {
        return jdbc.sql("""
                        insert into calendars as c (tenant_id, name, zone, weekend, holidays, actor)
                        values (?, ?, ?, ?::text[], ?::date[], ?)
                        on conflict (tenant_id, name) do update
                           set zone = excluded.zone, weekend = excluded.weekend, holidays = excluded.holidays, actor = excluded.actor,
                               version = c.version + 1, updated_at = clock_timestamp()
                         where (c.zone, c.weekend, c.holidays) is distinct from (excluded.zone, excluded.weekend, excluded.holidays)
                        returning\s""" + COLUMNS)
                .params(caller.tenant().value(), given.name(), given.zone().getId())
                .params(
                        given.weekend().stream().sorted().map(DayOfWeek::name).toArray(String[]::new),
                        given.holidays().stream().map(LocalDate::toString).toArray(String[]::new),
                        caller.subject())
                .query((row, n) -> calendar(row))
                .optional();
    }

    long count(TenantId tenant) {
        return jdbc.sql("select count(*) from calendars where tenant_id = ?")
                .params(tenant.value())
                .query(Long.class)
                .single();
    }

    boolean isInUse(TenantId tenant, String name) {
        return jdbc.sql("select exists (select from contexts where tenant_id = ? and calendar = ?)")
                .params(tenant.value(), name)
                .query(Boolean.class)
                .single();
    }

    void delete(TenantId tenant, String name) {
        jdbc.sql("delete from calendars where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .update();
    }

    private static Calendar calendar(ResultSet row) throws SQLException {
        Set<DayOfWeek> weekend = Arrays.stream(
                        (String[]) row.getArray("weekend").getArray())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toSet());
        List<LocalDate> holidays = Arrays.stream(
                        (Date[]) row.getArray("holidays").getArray())
                .map(Date::toLocalDate)
                .toList();
        return new Calendar(
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                weekend,
                holidays,
                row.getInt("version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
