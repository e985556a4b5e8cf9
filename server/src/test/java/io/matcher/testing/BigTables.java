package io.matcher.testing;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * Fills every table that is listed, by one statement each. A tenant gets as many contexts, rules, connections and so on as it is told to
 * have rows; what hangs on something hangs on its first.
 */
public final class BigTables {

    /** Ids as the service makes them, one a second from the start of the year; {@code kind} keeps those of two tenants apart. */
    private static final String IDS = """
            create function big_id(kind int, i bigint) returns uuid immutable language sql as $$
                select (lpad(to_hex(1767225600000 + i * 1000), 12, '0') || '7000' || '8000' || lpad(to_hex(kind), 4, '0')
                        || lpad(to_hex(i), 8, '0'))::uuid $$""";

    private static final String AT = "timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second'";

    private static final List<String> ROWS = List.of(
            """
            insert into calendars (tenant_id, name, zone, weekend, holidays, actor)
            select $t, 'calendar ' || i, 'UTC', '{SUNDAY}', '{2026-12-25}', 'tester' from generate_series(1::bigint, $n) i""",
            """
            insert into contexts (id, tenant_id, name, type, interval, status, created_at, updated_at)
            select big_id($k, i), $t, 'c' || i, case i % 2 when 0 then '1:1' else '1:N' end, 'daily',
                   case i % 3 when 0 then 'PAUSED' else 'ACTIVE' end, $at, $at from generate_series(1::bigint, $n) i""",
            """
            insert into sources (id, tenant_id, context_id, name, type, side, created_at, updated_at)
            select big_id($k, i), $t, big_id($k, 1), 's' || i, case i % 2 when 0 then 'BANK' else 'LEDGER' end,
                   case i % 2 when 0 then 'LEFT' else 'RIGHT' end, $at, $at from generate_series(1::bigint, $n) i""",
            """
            insert into source_bindings (id, tenant_id, context_id, source_id, kind, format, enabled, schedule_spec, transport, actor)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1), 'file', 'csv', true, '@every 1h',
                   '{"host": "sftp.bank.example", "port": 22, "path": "/out", "credentialRef": "bank", "kind": "sftp"}', 'tester'
              from generate_series(1::bigint, $n) i""",
            """
            insert into field_maps (id, tenant_id, context_id, source_id, mapping)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, i), '{"amount": "amount"}' from generate_series(1::bigint, $n) i""",
            """
            insert into match_rules (id, tenant_id, context_id, priority, type, config)
            select big_id($k, i), $t, big_id($k, 1 + (i - 1) / 1000), (1 + (i - 1) % 1000)::int,
                   case i % 2 when 0 then 'EXACT' else 'TOLERANCE' end, '{"matchAmount": true}' from generate_series(1::bigint, $n) i""",
            """
            insert into match_rule_versions (rule_id, version, tenant_id, context_id, priority, type, config, recorded_at, ended, ended_by)
            select big_id($k, 1), -i, $t, big_id($k, 1), 1, 'EXACT', '{"matchAmount": true}', $at, 'REPLACED', 'tester'
              from generate_series(1::bigint, $n) i""",
            """
            insert into field_map_versions (field_map_id, version, tenant_id, context_id, source_id, mapping, recorded_at, ended, ended_by)
            select big_id($k, 1), -i, $t, big_id($k, 1), big_id($k, 1), '{"amount": "amount"}', $at, 'REPLACED', 'tester'
              from generate_series(1::bigint, $n) i""",
            """
            insert into fee_schedules (id, tenant_id, name, currency, application_order, rounding_scale, rounding_mode, items)
            select big_id($k, i), $t, 'prices ' || i, 'EUR', 'PARALLEL', 2, 'HALF_UP', '[]' from generate_series(1::bigint, $n) i""",
            """
            insert into fee_rules (id, tenant_id, context_id, fee_schedule_id, side, name, priority, predicates)
            select big_id($k, i), $t, big_id($k, 1 + (i - 1) / 200), big_id($k, i), 'ANY', 'rule ' || i, (i % 200)::int, '[]'
              from generate_series(1::bigint, $n) i""",
            """
            insert into ingestion_jobs (id, tenant_id, context_id, source_id, status, origin, actor, storage_key, started_at, completed_at,
                                        created_at)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1),
                   case when i % 1000 = 0 then 'QUEUED' when i % 7 = 0 then 'FAILED' else 'COMPLETED' end, 'UPLOAD', 'tester', 'key ' || i,
                   case when i % 1000 <> 0 then $at end, case when i % 1000 <> 0 then $at end, $at from generate_series(1::bigint, $n) i""",
            """
            insert into ingestion_errors (tenant_id, job_id, seq, row, message)
            select $t, big_id($k, 1 + (i - 1) / 100), 1 + (i - 1) % 100, i, 'is not a number' from generate_series(1::bigint, $n) i""",
            """
            insert into transactions (id, tenant_id, context_id, source_id, job_id, created_at, amount_scaled, version, booking_date, amount,
                                      currency, posting, external_id, metadata)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1), big_id($k, 1), $at, i * 100000000, 1, date '2026-01-01' + (i / 10000)::int,
                   i, 'EUR', 'POSTED', 'T-' || i, '{}' from generate_series(1::bigint, $n) i""",
            """
            insert into open_items (transaction_id, tenant_id, context_id, source_id, version, booking_date, open_amount, status)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1), 1, date '2026-01-01' + (i / 10000)::int, i, 'UNMATCHED'
              from generate_series(1::bigint, $n) i where i % 2 = 0""",
            """
            insert into exceptions (id, tenant_id, context_id, transaction_id, severity, status, reason, assigned_to, external_system, due_at,
                                    created_at, updated_at)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, i),
                   case i % 4 when 0 then 'LOW' when 1 then 'MEDIUM' when 2 then 'HIGH' else 'CRITICAL' end,
                   case when i % 5 = 0 then 'ASSIGNED' when i % 5 < 3 then 'OPEN' else 'RESOLVED' end, 'UNMATCHED',
                   case when i % 5 = 0 then 'person ' || i % 1000 end, case when i % 3 = 0 then 'SYSTEM ' || i % 500 end, $at, $at,
                   timestamptz '2026-02-01 00:00:00Z' + (i * 7919 % $n) * interval '1 second' from generate_series(1::bigint, $n) i""",
            """
            insert into match_runs (id, tenant_id, context_id, mode, status, actor, started_at, completed_at, created_at, updated_at)
            select big_id($k, i), $t, big_id($k, 1), 'COMMIT', 'COMPLETED', 'tester', $at, $at, $at, $at from generate_series(1::bigint, $n) i""",
            """
            insert into match_groups (id, tenant_id, context_id, run_id, created_at, updated_at, difference, confidence, ambiguous, live, kind,
                                      status)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1), $at, $at, 0, 100, false, false, 'RULE',
                   case when i % 10 = 0 then 'PROPOSED' when i % 1001 = 0 then 'REVOKED' else 'CONFIRMED' end
              from generate_series(1::bigint, $n) i""",
            """
            insert into match_items (group_id, seq, version, tenant_id, transaction_id, allocated, expected, live, side, currency)
            select big_id($k, i), s, 1, $t, big_id($k, 1 + (i + s) % $n), 1, 1, false, case s when 0 then 'LEFT' else 'RIGHT' end, 'EUR'
              from generate_series(1::bigint, $n) i, generate_series(0, 1) s""",
            """
            insert into aggregator_connections (id, tenant_id, vendor, config_name, base_url, account_ref, client_id, secret)
            select big_id($k, i), $t, 'pluggy', 'connection ' || i, 'https://api.pluggy.ai', 'item', '\\x00', '\\x00'
              from generate_series(1::bigint, $n) i""",
            """
            insert into midaz_connections (id, tenant_id, config_name, onboarding_url, transaction_url)
            select big_id($k, i), $t, 'midaz ' || i, 'https://ledger.example.com', 'https://ledger.example.com'
              from generate_series(1::bigint, $n) i""",
            """
            insert into webhook_tokens (id, tenant_id, connection_id, vendor, hash, revoked_at)
            select big_id($k, i), $t, big_id($k, 1 + i % 2), 'pluggy', sha256(($k || ' ' || i)::bytea), case when i % 3 = 0 then now() end
              from generate_series(1::bigint, $n) i""",
            """
            insert into webhook_deliveries (id, tenant_id, connection_id, token_id, vendor, dedupe_key, event, state, body)
            select big_id($k, i), $t, big_id($k, 1 + i % 2), big_id($k, 1), 'pluggy', sha256(i::text::bytea), 'transactions/created',
                   case when i % 1000 = 0 then 'UNREADABLE' when i % 3 = 0 then 'NOTED' else 'ACCEPTED' end, '\\x7b7d'
              from generate_series(1::bigint, $n) i""",
            """
            insert into aggregator_pulls (id, tenant_id, connection_id, signal, state, created_at)
            select big_id($k, i), $t, big_id($k, 1 + i % 2), '{"kind": "ALL"}', 'SUCCEEDED', $at from generate_series(1::bigint, $n) i""",
            """
            insert into fx_rates (id, tenant_id, from_currency, to_currency, rate_date, rate, source, actor)
            select big_id($k, i), $t, 'C' || i % 501, case i % 2 when 0 then 'EUR' else 'USD' end,
                   date '2000-01-01' + (i / 501)::int, i, 'ECB', 'tester' from generate_series(1::bigint, $n) i""",
            """
            insert into statements (id, tenant_id, context_id, source_id, job_id, place, kind, account, number, page, last_page, starts_on,
                                    ends_on, currency, opening, opening_currency, closing, closing_currency, entries, credits, debits,
                                    findings, digest)
            select big_id($k, i), $t, big_id($k, 1), big_id($k, 1), big_id($k, 1), i::int, 'STATEMENT', 'ACC ' || i % 7, i, 1, true,
                   date '2000-01-01' + (i / 1000)::int, date '2000-01-02' + (i / 1000)::int, 'EUR', i, 'EUR', i + 1, 'EUR', 1, 1, 0,
                   '[]', 'digest'
              from generate_series(1::bigint, $n) i""",
            """
            insert into layout_templates (id, tenant_id, region, family, variant, version, archived_at)
            select big_id($k, i), $t, 'XX', 'f', 'v' || i, 1, case when i % 3 = 0 then now() end from generate_series(1::bigint, $n) i""",
            """
            insert into layout_template_versions (template_id, version, tenant_id, layout, actor)
            select big_id($k, i), 1, $t, '{"recordLength": 10}', 'tester' from generate_series(1::bigint, $n) i""");

    private final Service service;

    public BigTables(Service service) throws SQLException {
        this.service = service;
        execute(List.of(IDS));
    }

    /** Gives a new tenant that many rows in every table. */
    public TenantId fill(int kind, int rows) throws SQLException {
        TenantId tenant = new TenantId(UUID.randomUUID());
        service.part(Tenants.class).welcome(tenant);
        execute(
                ROWS.stream()
                        .map(sql -> sql.replace("$k", "" + kind)
                                .replace("$n", "" + rows)
                                .replace("$t", "'" + tenant + "'")
                                .replace("$at", AT))
                        .toList(),
                tenant);
        return tenant;
    }

    /** Lets the planner know what is there now. */
    public void analyze() throws SQLException {
        execute(List.of("analyze"));
    }

    /** The id of that row in each table. */
    public static UUID id(int kind, long row) {
        return new UUID((1_767_225_600_000L + row * 1_000) << 16 | 0x7000, 0x8000L << 48 | (long) kind << 32 | row);
    }

    private void execute(List<String> statements, TenantId... tenant) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        service.database().url(),
                        service.database().owner().user(),
                        service.database().owner().password());
                Statement sql = owner.createStatement()) {
            for (TenantId each : tenant) {
                sql.execute("set app.tenant = '" + each + "'");
            }
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
