package io.matcher.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SettingsTest {

    private static final String SECRET_KEY = "aggregator.pluggy.webhook_hmac_secret";

    private final Service service = Service.shared();
    private final Settings settings = service.part(Settings.class);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client admin = service.client(tenant.value(), "admin");
    private final Client platform = service.client(tenant.value(), "system");

    @Test
    void what_is_not_set_has_its_default() {
        assertThat(settings.number(tenant, "matching.confirm_margin")).isEqualTo(10);
        assertThat(settings.list(tenant, "aggregator.pluggy.ip_allowlist")).containsExactly("52.67.145.81");
        assertThat(settings.flag(tenant, "aggregator.belvo.require_address")).isFalse();
        assertThat(settings.secret(tenant, SECRET_KEY)).isEmpty();
        assertThat(settings.number("server.body_limit_bytes")).isEqualTo(33_554_432);
    }

    @Test
    void a_value_that_is_put_holds_at_once_for_that_tenant_alone() {
        admin.put("/system/matcher/matching.confirm_margin", Map.of("value", 25))
                .expect(204);

        assertThat(settings.number(tenant, "matching.confirm_margin")).isEqualTo(25);
        assertThat(settings.number(new TenantId(UUID.randomUUID()), "matching.confirm_margin"))
                .isEqualTo(10);
        JsonNode shown =
                admin.get("/system/matcher/matching.confirm_margin").expect(200).json();
        assertThat(shown.required("value").intValue()).isEqualTo(25);
        assertThat(shown.required("namespace").asString()).isEqualTo("matcher");
    }

    @Test
    void null_brings_the_default_back() {
        admin.put("/system/matcher/currencies.extra", Map.of("value", List.of("BRLX")))
                .expect(204);
        admin.send("PUT", "/system/matcher/currencies.extra", "application/json", "{\"value\":null}")
                .expect(204);
        assertThat(settings.list(tenant, "currencies.extra")).isEmpty();
    }

    @Test
    void a_secret_is_sealed_and_shown_to_nobody() {
        admin.put("/system/matcher/" + SECRET_KEY, Map.of("value", "very-secret-words"))
                .expect(204);

        assertThat(settings.secret(tenant, SECRET_KEY))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("very-secret-words"));
        assertThat(admin.get("/system/matcher/" + SECRET_KEY).expect(200).text("value"))
                .isEqualTo("***");
        assertThat(admin.get("/system/matcher").expect(200).body()).doesNotContain("very-secret-words");
        String refused = admin.put("/system/matcher/" + SECRET_KEY, Map.of("value", "short\u0007-secret"))
                .expect(400)
                .body();
        assertThat(refused).doesNotContain("-secret").contains("body.value");
        assertThat(service.rows(tenant, "select changes::text || action from audit_logs"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).contains(SECRET_KEY).doesNotContain("very-secret-words"));
        assertThat(service.rows(tenant, "select value::text from tenant_settings"))
                .containsExactly((String) null);
    }

    @Test
    void the_scope_of_a_key_decides_who_may_touch_it() {
        admin.put("/system/matcher/rate_limit.max", Map.of("value", 1)).expect(403);
        admin.get("/system/matcher/rate_limit.max").expect(403);
        platform.put("/system/matcher/matching.confirm_margin", Map.of("value", 1))
                .expect(403);
        service.client(tenant.value(), "operator").get("/system/matcher").expect(403);
        service.anonymous().get("/system/matcher").expect(401);

        assertThat(names(admin)).contains("matching.confirm_margin").doesNotContain("rate_limit.max");
        assertThat(names(platform)).contains("rate_limit.max").doesNotContain("matching.confirm_margin");
    }

    @Test
    void a_platform_value_holds_for_everyone() {
        platform.put("/system/matcher/rate_limit.webhook_failed_max", Map.of("value", 119))
                .expect(204);
        assertThat(settings.number("rate_limit.webhook_failed_max")).isEqualTo(119);
        assertThat(settings.number(new TenantId(UUID.randomUUID()), "rate_limit.webhook_failed_max"))
                .isEqualTo(119);
        platform.send("PUT", "/system/matcher/rate_limit.webhook_failed_max", "application/json", "{\"value\":null}")
                .expect(204);
    }

    @Test
    void an_unknown_key_is_404() {
        admin.get("/system/matcher/no.such.key").expect(404);
        admin.put("/system/matcher/no.such.key", Map.of("value", 1)).expect(404);
    }

    @Test
    void a_bad_value_is_400_and_names_its_place() {
        for (Object bad : List.of(-1, 101, 1.5, "10", true, List.of(1))) {
            Client.Reply reply = admin.put("/system/matcher/matching.confirm_margin", Map.of("value", bad))
                    .expect(400);
            assertThat(reply.json()
                            .required("errors")
                            .get(0)
                            .required("location")
                            .asString())
                    .isEqualTo("body.value");
        }
        for (Object bad : List.of("10.0.0.1", List.of("10.0.0.256"), List.of("10.0.0.0/33"), List.of("example.com"))) {
            admin.put("/system/matcher/aggregator.belvo.ip_allowlist", Map.of("value", bad))
                    .expect(400);
        }
        admin.put("/system/matcher/aggregator.belvo.ip_allowlist", Map.of("value", List.of("10.0.0.0/8", "::1")))
                .expect(204);
        admin.put("/system/matcher/aggregator.belvo.ack_status", Map.of("value", 201))
                .expect(400);
        assertThat(admin.put("/system/matcher/matching.confirm_margin", Map.of())
                        .expect(400)
                        .body())
                .contains("body.value is required");
    }

    private static List<String> names(Client client) {
        return client.get("/system/matcher")
                .expect(200)
                .json()
                .required("entries")
                .valueStream()
                .map(entry -> entry.required("key").asString())
                .toList();
    }
}
