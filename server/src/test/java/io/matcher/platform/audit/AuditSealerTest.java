package io.matcher.platform.audit;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import io.matcher.testing.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditSealerTest {

    private final Service service = Service.shared();
    private final Transactions transactions = service.part(Transactions.class);
    private final JdbcClient jdbc = service.part(JdbcClient.class);
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @BeforeEach
    void welcome() {
        service.part(Tenants.class).welcome(tenant);
    }

    @Test
    void every_recorded_row_is_chained_once_without_gaps_and_each_hash_follows_from_the_one_before() {
        int rows = 25;
        IntStream.range(0, rows).parallel().forEach(i -> record("<script>&" + i));
        eventually(() -> assertThat(chain()).hasSize(rows));

        ChainLink link = ChainLink.genesis();
        for (Sealed sealed : chain()) {
            link = link.next(sealed.row());
            assertThat(sealed.sequence()).isEqualTo(link.sequence());
            assertThat(sealed.hash()).isEqualTo(link.recordHash());
        }
        assertThat(unsealed()).isZero();
    }

    @Test
    void what_is_rolled_back_leaves_no_trace_in_the_chain() {
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    audit().record(Caller.system(tenant), "context", UUID.randomUUID(), "CREATE", Map.of());
                    throw new IllegalStateException("the work failed");
                }))
                .hasMessage("the work failed");
        record("kept");
        eventually(() -> assertThat(chain()).hasSize(1));
        assertThat(unsealed()).isZero();
    }

    @Test
    void the_service_can_neither_change_nor_delete_what_was_recorded() {
        record("kept");
        for (String attack : List.of(
                "update audit_logs set action = 'X'",
                "delete from audit_logs",
                "update audit_chain set prev_hash = record_hash",
                "delete from audit_chain",
                "truncate audit_logs",
                "delete from audit_logs_default",
                "drop table audit_logs",
                "alter table audit_logs disable row level security")) {
            assertThatThrownBy(() ->
                            transactions.run(tenant, () -> jdbc.sql(attack).update()))
                    .as(attack)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void the_canonical_form_is_the_one_that_is_published() {
        UUID id = UUID.fromString("01930000-0000-7000-8000-000000000001");
        AuditRow row = new AuditRow(
                id, id, "context", id, "CREATE", null, "{\"a\":\"<&>\"}", Instant.parse("2026-11-24T04:05:06.120Z"));
        assertThat(ChainLink.canonical(row, 7))
                .isEqualTo(
                        "{\"id\":\"01930000-0000-7000-8000-000000000001\",\"tenant_id\":\"01930000-0000-7000-8000-000000000001\","
                                + "\"tenant_seq\":7,\"entity_type\":\"context\",\"entity_id\":\"01930000-0000-7000-8000-000000000001\","
                                + "\"action\":\"CREATE\",\"actor_id\":null,\"changes\":{\"a\":\"\\u003c\\u0026\\u003e\"},"
                                + "\"created_at\":\"2026-11-24T04:05:06.12Z\",\"hash_version\":1}");
    }

    private record Sealed(long sequence, String hash, AuditRow row) {}

    private void record(String text) {
        transactions.run(tenant, () -> audit().record(
                        Caller.system(tenant), "context", UUID.randomUUID(), "CREATE", Map.of("n", text)));
    }

    private Audit audit() {
        return service.part(Audit.class);
    }

    private List<Sealed> chain() {
        return transactions.in(tenant, () -> jdbc.sql("""
                        select c.tenant_seq, encode(c.record_hash, 'hex') as hash, a.id, a.tenant_id, a.entity_type, a.entity_id, a.action, a.actor_id,
                               a.changes::text as changes, a.created_at
                          from audit_chain c join audit_logs a on a.tenant_id = c.tenant_id and a.id = c.audit_id
                         where c.tenant_id = ? order by c.tenant_seq""")
                .param(tenant.value())
                .query((row, n) -> new Sealed(
                        row.getLong("tenant_seq"),
                        row.getString("hash"),
                        new AuditRow(
                                row.getObject("id", UUID.class),
                                row.getObject("tenant_id", UUID.class),
                                row.getString("entity_type"),
                                row.getObject("entity_id", UUID.class),
                                row.getString("action"),
                                row.getString("actor_id"),
                                row.getString("changes"),
                                row.getTimestamp("created_at").toInstant())))
                .list());
    }

    private long unsealed() {
        return transactions.in(tenant, () -> jdbc.sql("select count(*) from audit_unsealed")
                .query(Long.class)
                .single());
    }
}
