package io.matcher.platform.http.idempotency;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.CommitMark;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {

    private static final String PATH = "/system/matcher/matching.confirm_margin";

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client admin = service.client(tenant.value(), "admin");
    private final Client keyed = admin.with("Idempotency-Key", "key-1");

    @Test
    void the_same_request_again_is_answered_from_the_record_and_not_carried_out() {
        Client.Reply first = keyed.put(PATH, Map.of("value", 1)).expect(204);
        Client.Reply second = admin.with("X-Idempotency-Key", "key-1")
                .put(PATH, Map.of("value", 1))
                .expect(204);

        assertThat(first.header("X-Idempotency-Replayed")).hasValue("false");
        assertThat(second.header("X-Idempotency-Replayed")).hasValue("true");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_422() {
        keyed.put(PATH, Map.of("value", 1)).expect(204);
        assertThat(keyed.put(PATH, Map.of("value", 2)).expect(422).text("code")).isEqualTo("MTCH-0020");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void a_key_belongs_to_a_tenant_a_subject_a_method_a_path_and_a_query() {
        keyed.put(PATH, Map.of("value", 1)).expect(204);

        keyed.put(PATH + "?b=2&a=1", Map.of("value", 2)).expect(204);
        assertThat(keyed.put(PATH + "?a=1&b=2", Map.of("value", 2)).expect(204).header("X-Idempotency-Replayed"))
                .hasValue("true");
        keyed.put("/system/matcher/retention.originals", Map.of("value", 30)).expect(204);
        service.admin()
                .with("Idempotency-Key", "key-1")
                .put(PATH, Map.of("value", 3))
                .expect(204);
        service.client(tenant.value(), "somebody-else", "admin")
                .with("Idempotency-Key", "key-1")
                .put(PATH, Map.of("value", 4))
                .expect(204);
    }

    @Test
    void a_refused_request_frees_its_key() {
        keyed.put(PATH, Map.of("value", "wrong")).expect(400);
        assertThat(keyed.put(PATH, Map.of("value", 2)).expect(204).header("X-Idempotency-Replayed"))
                .hasValue("false");
        keyed.put("/system/matcher/unknown", Map.of("value", 2)).expect(404);
        assertThat(service.rows(tenant, "select state from idempotency_keys")).containsExactly("KEPT");
    }

    @Test
    void a_malformed_key_is_400() {
        for (String bad : List.of("with space", "x".repeat(129), "ünïcode", "")) {
            Client.Reply reply = admin.with("Idempotency-Key", bad)
                    .put(PATH, Map.of("value", 1))
                    .expect(400);
            assertThat(reply.text("code")).isEqualTo("MTCH-0015");
        }
        keyed.with("X-Idempotency-Key", "key-2").put(PATH, Map.of("value", 1)).expect(400);
        admin.with("Idempotency-Key", "A:b_c-1" + "x".repeat(121))
                .put(PATH, Map.of("value", 1))
                .expect(204);
    }

    @Test
    void permission_comes_before_the_record() {
        keyed.put(PATH, Map.of("value", 1)).expect(204);
        service.client(tenant.value(), "viewer")
                .with("Idempotency-Key", "key-1")
                .put(PATH, Map.of("value", 1))
                .expect(403);
    }

    @Test
    void of_two_requests_at_once_exactly_one_runs() throws SQLException {
        admin.put("/system/matcher/retention.originals", Map.of("value", 30)).expect(204);
        try (Connection other = owner();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table tenant_settings in access exclusive mode");
            List<CompletableFuture<Client.Reply>> replies = IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> keyed.put(PATH, Map.of("value", 5))))
                    .toList();
            eventually(() -> assertThat(replies.stream().filter(CompletableFuture::isDone))
                    .hasSize(3));
            other.rollback();
            assertThat(replies.stream().map(CompletableFuture::join).map(Client.Reply::status))
                    .containsExactlyInAnyOrder(204, 409, 409, 409);
            assertThat(replies.stream()
                            .map(CompletableFuture::join)
                            .filter(reply -> reply.status() == 409)
                            .map(reply -> reply.text("code")))
                    .containsOnly("MTCH-0018");
        }
        assertThat(changes()).isEqualTo(2);
        assertThat(keyed.put(PATH, Map.of("value", 5)).expect(204).header("X-Idempotency-Replayed"))
                .hasValue("true");
    }

    @Test
    void a_key_whose_request_died_is_free_once_its_lease_is_over() {
        keyed.put(PATH, Map.of("value", 1)).expect(204);
        revive("interval '1 hour'");
        assertThat(keyed.put(PATH, Map.of("value", 1)).expect(409).text("code")).isEqualTo("MTCH-0018");
        revive("interval '-1 second'");
        keyed.put(PATH, Map.of("value", 1)).expect(204);
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void a_request_whose_end_was_never_recorded_does_not_run_again() throws SQLException {
        losesTheEnd(() -> keyed.put(PATH, Map.of("value", 1)).expect(204));

        assertThat(service.rows(tenant, "select state from idempotency_keys")).containsExactly("NOT_KEPT");
        assertThat(keyed.put(PATH, Map.of("value", 1)).expect(409).text("code")).isEqualTo("MTCH-0021");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void a_mint_whose_end_was_never_recorded_does_not_mint_again() throws SQLException {
        admin.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", "pluggy",
                                "configName", "main",
                                "baseUrl", "https://api.pluggy.ai",
                                "accountRef", "item",
                                "clientId", "client",
                                "secret", "secret"))
                .expect(201);
        Map<String, String> order = Map.of("vendor", "pluggy", "connection_config_name", "main");
        losesTheEnd(() -> keyed.post("/v1/discovery/webhooks/tokens", order).expect(201));

        assertThat(keyed.post("/v1/discovery/webhooks/tokens", order)
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0021");
        assertThat(service.rows(tenant, "select state from idempotency_keys")).containsExactly("NOT_KEPT");
        assertThat(service.rows(tenant, "select 1 from webhook_tokens")).hasSize(1);
    }

    @Test
    void a_request_that_only_read_leaves_its_key_unmarked() {
        IdempotencyKeys keys = service.part(IdempotencyKeys.class);
        byte[] scope = Digests.of("a", "scope");
        IdempotencyKeys.Claim.Won won = (IdempotencyKeys.Claim.Won) keys.claim(tenant, scope, null);
        keys.mark(won.key()).bind();
        try {
            assertThat(service.rows(tenant, "select state from idempotency_keys"))
                    .containsExactly("RUNNING");
        } finally {
            CommitMark.unbind();
        }
        assertThat(service.rows(tenant, "select state from idempotency_keys")).containsExactly("RUNNING");
        keys.free(won.key());
        assertThat(service.rows(tenant, "select state from idempotency_keys")).isEmpty();
    }

    /** Does something while the record of how a request of this tenant ended can not be written, as if the process had died before. */
    private void losesTheEnd(Runnable work) throws SQLException {
        ownerDoes("""
                create function lose_the_end() returns trigger language plpgsql as
                $$ begin raise exception 'The process died'; end $$;
                create trigger lose_the_end before update on idempotency_keys for each row
                  when (new.tenant_id = '%s' and new.state <> 'RUNNING' and (old.state <> 'RUNNING' or new.state = 'KEPT'))
                  execute function lose_the_end()""".formatted(tenant));
        try {
            work.run();
        } finally {
            ownerDoes("drop trigger lose_the_end on idempotency_keys; drop function lose_the_end()");
        }
    }

    @Test
    void an_expired_record_is_forgotten() {
        keyed.put(PATH, Map.of("value", 1)).expect(204);
        update("update idempotency_keys set expires_at = clock_timestamp() - interval '1 second'");
        keyed.put(PATH, Map.of("value", 2)).expect(204);
        update("update idempotency_keys set expires_at = clock_timestamp() - interval '1 second'");
        service.part(IdempotencyKeys.class).removeExpired();
        assertThat(service.rows(tenant, "select state from idempotency_keys")).isEmpty();
    }

    @Test
    void when_the_record_can_not_be_reached_nothing_is_carried_out() throws SQLException {
        admin.get(PATH).expect(200);
        ownerDoes("alter table idempotency_keys rename to hidden_keys");
        try {
            assertThat(keyed.put(PATH, Map.of("value", 1)).expect(500).text("code"))
                    .isEqualTo("MTCH-0017");
        } finally {
            ownerDoes("alter table hidden_keys rename to idempotency_keys");
        }
        assertThat(changes()).isZero();
    }

    private void revive(String lease) {
        update("update idempotency_keys set state = 'RUNNING', status = null, expires_at = null, lease_until ="
                + " clock_timestamp() + " + lease);
    }

    private void update(String sql) {
        service.part(Transactions.class)
                .in(tenant, () -> service.part(JdbcClient.class).sql(sql).update());
    }

    private int changes() {
        return service.rows(tenant, "select 1 from audit_logs where entity_type = 'setting'")
                .size();
    }

    private void ownerDoes(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection owner() throws SQLException {
        DatabaseAccess access = service.database();
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }
}
