package io.matcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An exact run with its commit, against plain SQL that joins the same rows and writes the same groups, items and open items. */
final class MatchBench {

    private final ServiceUnderTest service;
    private final Path folder;
    private final int rows;

    MatchBench(ServiceUnderTest service, Path folder, int rows) {
        this.service = service;
        this.folder = folder;
        this.rows = rows;
    }

    Result run() throws IOException, SQLException {
        Path left = folder.resolve("left.csv");
        Path right = folder.resolve("right.csv");
        new Books(3, rows).writeCsv(left, "ledger");
        new Books(3, rows).writeCsv(right, "bank");
        double ours = 0;
        double baseline = 0;
        for (int round = 0; round < 2; round++) {
            List<String> ids = service.books("match " + round);
            service.upload(ids.get(0), ids.get(1), left);
            service.upload(ids.get(0), ids.get(2), right);
            baseline = Math.max(baseline, rows / plainSql(ids));
            ours = Math.max(ours, rows / matched(ids.get(0)));
        }
        return new Result("exact match and commit", "pairs/s", ours, baseline, 1.0);
    }

    private double matched(String context) throws IOException {
        long start = System.nanoTime();
        String run = service.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .required("runId")
                .asString();
        JsonNode ended = service.await("/v1/matching/runs/" + run + "?contextId=" + context);
        double seconds = IngestBench.seconds(start);
        if (ended.required("stats").required("matches").asInt() != rows) {
            throw new IOException("Not every pair was found: " + ended);
        }
        return seconds;
    }

    /** Joins copies of both sides' rows as they are stored and writes what a run writes, in one transaction, without row-level security. */
    private double plainSql(List<String> ids) throws SQLException {
        try (Connection owner = service.owner()) {
            Sql.run(
                    owner,
                    "drop table if exists bench_rows, bench_open, bench_groups, bench_items",
                    "create table bench_rows (like transactions including all)",
                    "create table bench_open (like open_items including all)",
                    "create table bench_groups (like match_groups including all)",
                    "create table bench_items (like match_items including all)",
                    "insert into bench_rows select * from transactions where context_id = '" + ids.get(0) + "'",
                    "insert into bench_open select * from open_items where context_id = '" + ids.get(0) + "'",
                    "analyze bench_rows, bench_open");
            long start = System.nanoTime();
            owner.setAutoCommit(false);
            Sql.run(owner, """
                    create temporary table bench_pairs on commit drop as
                    select gen_random_uuid() as id, l.id as left_id, r.id as right_id, l.amount, l.currency, l.tenant_id, l.context_id
                      from bench_rows l
                      join bench_open lo on lo.transaction_id = l.id
                      join bench_rows r on r.external_id = l.external_id and r.amount = l.amount and r.currency = l.currency
                                       and r.booking_date = l.booking_date
                      join bench_open ro on ro.transaction_id = r.id
                     where l.source_id = '%s' and r.source_id = '%s'""".formatted(ids.get(1), ids.get(2)), """
                    insert into bench_groups (id, tenant_id, context_id, run_id, created_at, updated_at, confirmed_at, difference, confidence,
                                              ambiguous, live, kind, status)
                    select id, tenant_id, context_id, context_id, now(), now(), now(), 0, 100, false, true, 'RULE', 'CONFIRMED' from bench_pairs""", """
                    insert into bench_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
                    select id, 0, 1, tenant_id, left_id, amount, amount, true, 'LEFT', currency from bench_pairs
                    union all
                    select id, 1, 1, tenant_id, right_id, amount, amount, true, 'RIGHT', currency from bench_pairs""", """
                    delete from bench_open o using (select left_id as id from bench_pairs union all select right_id from bench_pairs) p
                     where p.id = o.transaction_id""");
            owner.commit();
            double seconds = IngestBench.seconds(start);
            owner.setAutoCommit(true);
            if (Sql.number(owner, "select count(*) from bench_groups") != rows) {
                throw new SQLException("The baseline did not find every pair");
            }
            Sql.run(owner, "drop table bench_rows, bench_open, bench_groups, bench_items");
            return seconds;
        }
    }
}
