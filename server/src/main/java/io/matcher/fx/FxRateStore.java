package io.matcher.fx;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of rates. */
@Component
class FxRateStore {

    private static final Keyset NEWEST_FIRST = Keyset.descending("rate_date::date", "id::uuid");

    private static final String COLUMNS =
            "id, version, from_currency, to_currency, rate_date, rate, source, created_at, updated_at";

    private final JdbcClient jdbc;

    FxRateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else write rates of the tenant until the transaction is over, so that none is replaced unseen. */
    void lock(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('fx-rates:' || ?::text, 0))")
                .param(tenant.toString())
                .query((row, n) -> true)
                .single();
    }

    /** Writes what is new or other than it was, keeping what it replaces; gives what was written. */
    List<FxRate> write(Caller caller, List<GivenRate> rates) {
        return jdbc.sql("""
                        with given as (
                            select n.id, n.f, n.t, n.day::date as day, n.rate::numeric as rate, n.source
                              from unnest(?, ?, ?, ?, ?, ?) as n (id, f, t, day, rate, source)),
                        kept as (
                            insert into fx_rate_versions (rate_id, version, tenant_id, rate, source, actor, recorded_at)
                            select r.id, r.version, r.tenant_id, r.rate, r.source, r.actor, r.updated_at
                              from fx_rates r
                              join given g on r.from_currency = g.f and r.to_currency = g.t and r.rate_date = g.day
                             where r.tenant_id = ? and (r.rate <> g.rate or r.source <> g.source))
                        insert into fx_rates (id, tenant_id, from_currency, to_currency, rate_date, rate, source, actor)
                        select g.id, ?, g.f, g.t, g.day, g.rate, g.source, ? from given g
                        on conflict (tenant_id, from_currency, to_currency, rate_date) do update
                           set version = fx_rates.version + 1, rate = excluded.rate, source = excluded.source,
                               actor = excluded.actor, updated_at = clock_timestamp()
                         where fx_rates.rate <> excluded.rate or fx_rates.source <> excluded.source
                        returning\s""" + COLUMNS)
                .params(
                        rates.stream().map(rate -> Ids.next()).toArray(UUID[]::new),
                        texts(rates, GivenRate::from),
                        texts(rates, GivenRate::to),
                        texts(rates, rate -> rate.date().toString()),
                        texts(rates, rate -> rate.rate().toPlainString()),
                        texts(rates, GivenRate::source),
                        caller.tenant().value(),
                        caller.tenant().value(),
                        caller.subject())
                .query((row, n) -> rate(row))
                .list();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** The newest day first. */
    List<FxRate> page(TenantId tenant, RateFilter filter, PageRequest page) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from fx_rates where tenant_id = ?");
        List<Object> params = new ArrayList<>(List.of(tenant.value()));
        condition(sql, params, "from_currency = ?", filter.from());
        condition(sql, params, "to_currency = ?", filter.to());
        condition(sql, params, "rate_date >= ?", filter.first());
        condition(sql, params, "rate_date <= ?", filter.last());
        sql.append(" and ").append(NEWEST_FIRST.after(page)).append(NEWEST_FIRST.order(page));
        params.addAll(NEWEST_FIRST.params(page));
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> rate(row))
                .list();
    }

    /** Hands over the rates that are needed, one by one. */
    void each(TenantId tenant, List<Rates.Need> needs, Consumer<GivenRate> taker) {
        jdbc.sql("""
                        select r.from_currency, r.to_currency, r.rate_date, r.rate, r.source
                          from unnest(?, ?, ?, ?) as n (f, t, first, last)
                          join fx_rates r on r.tenant_id = ? and r.from_currency = n.f and r.to_currency = n.t
                                         and r.rate_date between n.first::date and n.last::date""")
                .params(
                        texts(needs, Rates.Need::from),
                        texts(needs, Rates.Need::to),
                        texts(needs, need -> need.first().toString()),
                        texts(needs, need -> need.last().toString()),
                        tenant.value())
                .query(row -> {
                    taker.accept(new GivenRate(
                            row.getString("from_currency"),
                            row.getString("to_currency"),
                            row.getObject("rate_date", LocalDate.class),
                            row.getBigDecimal("rate"),
                            row.getString("source")));
                });
    }

    /** Where a rate stands in the list. */
    static List<String> position(FxRate rate) {
        return List.of(rate.date().toString(), rate.id().toString());
    }

    private static void condition(StringBuilder sql, List<Object> params, String text, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(text);
            params.add(value);
        }
    }

    private static FxRate rate(ResultSet row) throws SQLException {
        return new FxRate(
                Rows.uuid(row, "id"),
                row.getInt("version"),
                row.getString("from_currency"),
                row.getString("to_currency"),
                row.getObject("rate_date", LocalDate.class),
                row.getBigDecimal("rate"),
                row.getString("source"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
