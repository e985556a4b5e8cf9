package io.matcher.matching;

import io.matcher.engine.MatchResult;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures a committed run of rows that all match, one to one, against plain SQL that joins the same rows and writes the same groups, in
 * the same database and in one process: {@code RunSpeed [rows a side]}. Run it with the heap of production.
 */
final class RunSpeed {

    private final Service service = Service.start(Map.of());
    private final int rows;

    private RunSpeed(int rows) {
        this.rows = rows;
    }

    public static void main(String[] args) {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        try {
            new RunSpeed(rows).measure();
        } catch (RuntimeException | SQLException failed) {
            System.out.println("Failed: " + failed + ", because of " + failed.getCause());
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private void measure() throws SQLException {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            double plain = plainSql(filled());
            double ours = ours(filled());
            ratios.add(plain / ours);
            System.out.printf(
                    "plain SQL %.1f s, run with commit %.1f s, speed of the run %.2f%n", plain, ours, plain / ours);
        }
        ratios.sort(null);
        System.out.printf("median speed of the run against plain SQL: %.2f%n", ratios.get(1));
    }

    private Books filled() throws SQLException {
        Books books = Books.exact(service);
        TenantId tenant = new TenantId(books.tenant);
        service.part(Transactions.class).run(tenant, () -> {
            fill(books, "LEFT", 1, "i");
            fill(books, "RIGHT", 2, "hashint4(i)");
        });
        DatabaseAccess access = service.database();
        try (Connection owner = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute("analyze transactions, open_items");
        }
        return books;
    }

    private void fill(Books books, String side, int start, String order) {
        JdbcClient jdbc = service.part(JdbcClient.class);
        String base = UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
                        insert into transactions (id, tenant_id, context_id, source_id, job_id, created_at, amount_scaled, version,
                               booking_date, amount, currency, posting, external_id, metadata)
                        select ('%1$s' || lpad(to_hex(row_number() over () * 2 + %2$d), 8, '0') || '70008000000000' || '%2$02d')::uuid,
                               s.tenant_id, s.context_id, s.id, s.id, now(), 100 * (i %% 90000 + 1) * 1000000::bigint, 1,
                               date '2026-01-01' + i %% 28, (i %% 90000 + 1)::numeric / 100 * 100, 'BRL', 'POSTED', 'TX-' || lpad(i::text, 9, '0'), '{}'
                          from sources s cross join (select i from generate_series(1, ?) i order by %3$s) x
                         where s.tenant_id = ? and s.side = ?""".formatted(base, start, order))
                .params(rows, books.tenant, side)
                .update();
        jdbc.sql("""
                        insert into open_items (transaction_id, tenant_id, context_id, source_id, version, booking_date, open_amount, status)
                        select t.id, t.tenant_id, t.context_id, t.source_id, 1, t.booking_date, t.amount, 'UNMATCHED'
                          from transactions t join sources s on s.id = t.source_id where t.tenant_id = ? and s.side = ?""").params(books.tenant, side).update();
    }

    private double ours(Books books) {
        TenantId tenant = new TenantId(books.tenant);
        long start = System.nanoTime();
        MatchRun run = service.part(Transactions.class).in(tenant, () -> service.part(RunStore.class)
                .insert(
                        new Caller(tenant, "speed", Set.of()),
                        Ids.next(),
                        UUID.fromString(books.context),
                        RunMode.COMMIT,
                        Narrowing.NONE));
        RunProgress progress = new RunProgress(Clock.systemUTC());
        RunInput input = service.part(RunReader.class).read(run, progress);
        long read = System.nanoTime();
        MatchResult result = input.match();
        long matched = System.nanoTime();
        Verdicts verdicts = new Verdicts(input, result);
        service.part(RunWriter.class).write(run, input, verdicts, progress);
        long end = System.nanoTime();
        System.out.printf(
                "  read %.1f s, match %.1f s, write %.1f s; %d groups, heap %d MiB%n",
                (read - start) / 1e9,
                (matched - read) / 1e9,
                (end - matched) / 1e9,
                verdicts.kept(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return (end - start) / 1e9;
    }

    /** What somebody would write who had nothing but SQL: it looks for no rivals and explains nothing. */
    private double plainSql(Books books) {
        JdbcClient jdbc = service.part(JdbcClient.class);
        TenantId tenant = new TenantId(books.tenant);
        long start = System.nanoTime();
        service.part(Transactions.class).run(tenant, () -> {
            jdbc.sql("set local work_mem = '128MB'").update();
            jdbc.sql("""
                            create temp table pairs on commit drop as
                            select gen_random_uuid() as group_id, l.id as l_id, r.id as r_id, l.amount, l.currency
                              from (select t.* from open_items o join transactions t on t.id = o.transaction_id
                                     join sources s on s.id = t.source_id
                                     where o.tenant_id = '%1$s' and o.status = 'UNMATCHED' and s.side = 'LEFT') l
                              join (select t.* from open_items o join transactions t on t.id = o.transaction_id
                                     join sources s on s.id = t.source_id
                                     where o.tenant_id = '%1$s' and o.status = 'UNMATCHED' and s.side = 'RIGHT') r
                                on l.amount = r.amount and l.currency = r.currency and l.booking_date = r.booking_date
                               and lower(trim(l.external_id)) = lower(trim(r.external_id))""".formatted(books.tenant)).update();
            jdbc.sql("analyze pairs").update();
            jdbc.sql("""
                            insert into match_groups (id, tenant_id, context_id, run_id, created_at, updated_at, confirmed_at, difference,
                                                      confidence, ambiguous, live, kind, status)
                            select group_id, ?, ?, ?, now(), now(), now(), 0, 100, false, true, 'RULE', 'CONFIRMED' from pairs""")
                    .params(books.tenant, UUID.fromString(books.context), UUID.randomUUID())
                    .update();
            jdbc.sql("""
                            insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                            select p.group_id, i.seq, 1, ?, i.id, p.amount, p.amount, true, i.side, p.currency
                              from pairs p cross join lateral (values (0, p.l_id, 'LEFT'), (1, p.r_id, 'RIGHT')) i (seq, id, side)""").params(books.tenant).update();
            jdbc.sql("""
                            delete from open_items o using (select l_id as id from pairs union all select r_id from pairs) p
                             where o.transaction_id = p.id and o.tenant_id = ?""").params(books.tenant).update();
        });
        return (System.nanoTime() - start) / 1e9;
    }
}
