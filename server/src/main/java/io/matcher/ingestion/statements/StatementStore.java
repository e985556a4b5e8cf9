package io.matcher.ingestion.statements;

import io.matcher.formats.Statement;
import io.matcher.ingestion.statements.KeptStatement.Balance;
import io.matcher.ingestion.statements.KeptStatement.Before;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Rows;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of statements. */
@Component
class StatementStore {

    static final Keyset NEWEST_FIRST = Keyset.descending("s.id::uuid");

    /** The neighbours are looked up by the index {@code statements_chain}, for the statements that are shown alone. */
    private static final String SELECT = """
            select s.id, s.source_id, s.job_id, s.kind, s.account, s.identification, s.number, s.page, s.last_page, s.starts_on, s.ends_on,
                   s.currency, s.opening, s.opening_currency, s.closing, s.closing_currency, s.available, s.entries, s.credits, s.debits,
                   s.findings, s.created_at, b.id as before_id, b.number as before_number, b.page as before_page,
                   b.last_page as before_last_page, b.closing as before_closing, b.closing_currency as before_closing_currency,
                   exists (select from statements r
                            where r.tenant_id = s.tenant_id and r.source_id = s.source_id and r.account = s.account
                              and r.currency = s.currency and r.ends_on is not distinct from s.ends_on
                              and r.number = s.number and r.page = s.page and r.id < s.id and r.kind = s.kind
                              and r.identification is not distinct from s.identification) as repeats,
                   s.kind = 'STATEMENT' and exists (select from statements o
                            where o.tenant_id = s.tenant_id and o.source_id = s.source_id and o.account = s.account
                              and o.currency = s.currency and o.kind = s.kind and o.id <> s.id
                              and o.starts_on < s.ends_on and s.starts_on < o.ends_on
                              and (o.number = -1 or o.number <> s.number)) as overlaps
              from statements s
              left join lateral (
                   select p.id, p.number, p.page, p.last_page, p.closing, p.closing_currency from statements p
                    where p.tenant_id = s.tenant_id and p.source_id = s.source_id and p.account = s.account
                      and p.currency = s.currency and p.kind = 'STATEMENT'
                      and (p.ends_on, p.number, p.page) < (s.ends_on, s.number, s.page)
                    order by p.ends_on desc, p.number desc, p.page desc, p.id limit 1) b on s.kind = 'STATEMENT'
             where s.tenant_id = ?""";

    private static final long UNNUMBERED = -1;

    private static final TypeReference<List<StatementFault>> FAULTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StatementStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(TenantId tenant, ReadFile file, int place, Statement statement) {
        List<StatementFault> faults =
                statement.findings().stream().map(StatementFault::of).toList();
        Statement.Balance opening = statement.opening();
        Statement.Balance closing = statement.closing();
        Statement.Balance available = statement.available();
        jdbc.sql("""
                        insert into statements (id, tenant_id, context_id, source_id, job_id, place, kind, account, identification, number, page,
                               last_page, starts_on, ends_on, currency, opening, opening_currency, closing, closing_currency, available, entries,
                               credits, debits, findings, digest)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), tenant.value(), file.contextId(), file.sourceId(), file.jobId(), place)
                .params(statement.kind().name(), shortened(statement.account()))
                .param(statement.identification() == null ? null : shortened(statement.identification()))
                .param(statement.number() == null ? UNNUMBERED : Math.max(statement.number(), UNNUMBERED))
                .params(statement.page(), statement.lastPage())
                .param(first(statement.from(), opening == null ? null : opening.date(), statement.until()))
                .param(first(closing == null ? null : closing.date(), statement.until(), statement.from()))
                .param(currency(statement))
                .param(opening == null ? null : opening.amount())
                .param(opening == null ? null : opening.currency())
                .param(closing == null ? null : closing.amount())
                .param(closing == null ? null : closing.currency())
                .param(available == null ? null : available.amount())
                .params(statement.entries(), statement.credits(), statement.debits())
                .params(json.writeValueAsString(faults), file.digest())
                .update();
    }

    private static String shortened(@Nullable String text) {
        String known = text == null ? "" : text.strip();
        return known.length() <= 255 ? known : known.substring(0, 255);
    }

    private static @Nullable LocalDate first(@Nullable LocalDate... days) {
        return Stream.of(days).filter(day -> day != null).findFirst().orElse(null);
    }

    private static String currency(Statement statement) {
        if (statement.currency() != null) {
            return statement.currency();
        }
        return statement.closing() == null ? "" : statement.closing().currency();
    }

    List<KeptStatement> ofJob(TenantId tenant, UUID jobId) {
        return jdbc.sql(SELECT + " and s.job_id = ? order by s.place")
                .params(tenant.value(), jobId)
                .query((row, n) -> statement(row))
                .list();
    }

    List<KeptStatement> page(TenantId tenant, StatementFilter filter, PageRequest page) {
        return jdbc.sql(SELECT + " and s.context_id = ?" + filter.condition() + " and " + NEWEST_FIRST.after(page)
                        + NEWEST_FIRST.order(page))
                .params(tenant.value(), filter.contextId())
                .params(filter.params())
                .params(NEWEST_FIRST.params(page))
                .query((row, n) -> statement(row))
                .list();
    }

    private KeptStatement statement(ResultSet row) throws SQLException {
        Before before = row.getObject("before_id") == null
                ? null
                : new Before(
                        number(row, "before_number"),
                        row.getInt("before_page"),
                        row.getBoolean("before_last_page"),
                        balance(row, "before_closing"));
        return new KeptStatement(
                Rows.uuid(row, "id"),
                Rows.uuid(row, "source_id"),
                Rows.uuid(row, "job_id"),
                row.getString("kind"),
                row.getString("account"),
                row.getString("identification"),
                number(row, "number"),
                row.getInt("page"),
                row.getBoolean("last_page"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("currency"),
                balance(row, "opening"),
                balance(row, "closing"),
                row.getBigDecimal("available"),
                row.getInt("entries"),
                row.getBigDecimal("credits"),
                row.getBigDecimal("debits"),
                json.readValue(row.getString("findings"), FAULTS),
                Rows.instant(row, "created_at"),
                before,
                row.getBoolean("repeats"),
                row.getBoolean("overlaps"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return number == UNNUMBERED ? null : number;
    }

    private static @Nullable Balance balance(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : new Balance(amount.stripTrailingZeros(), row.getString(column + "_currency"));
    }
}
