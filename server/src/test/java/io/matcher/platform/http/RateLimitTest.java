package io.matcher.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.http.limits.RateLimits;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client platform = service.client(tenant, "operator-of-the-platform", "system");

    @Test
    void a_user_who_asks_too_often_is_told_when_to_come_back_and_the_limit_holds_at_once() {
        Client greedy = service.client(tenant, "greedy", "admin");
        set("rate_limit.max", 3);
        set("rate_limit.expiry_sec", 3600);
        try {
            for (int n = 0; n < 3; n++) {
                greedy.get("/v1/nothing").expect(404);
            }
            Client.Reply refused = greedy.get("/v1/nothing").expect(429);
            assertThat(refused.text("code")).isEqualTo("MTCH-0009");
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                    .isBetween(1, 1200);
            service.client(tenant, "modest", "admin").get("/v1/nothing").expect(404);
            service.client(UUID.randomUUID(), "greedy", "admin")
                    .get("/v1/nothing")
                    .expect(404);
            greedy.get("/system/matcher").expect(200);
        } finally {
            set("rate_limit.max", null);
            set("rate_limit.expiry_sec", null);
        }
        greedy.get("/v1/nothing").expect(404);
    }

    @Test
    void settings_have_a_tighter_limit_of_their_own() {
        Client curious = service.client(tenant, "curious", "admin");
        for (int n = 0; n < 30; n++) {
            curious.get("/system/matcher/matching.confirm_margin").expect(200);
        }
        curious.get("/system/matcher/matching.confirm_margin").expect(429);
        curious.get("/v1/nothing").expect(404);
    }

    @Test
    void counts_are_kept_apart() {
        RateLimits limits = service.part(RateLimits.class);
        String one = "test:" + UUID.randomUUID();
        assertThat(limits.count(one, 1, Duration.ofHours(1))).isEmpty();
        assertThat(limits.count(one, 1, Duration.ofHours(1))).isPresent();
        assertThat(limits.count(one + "b", 1, Duration.ofHours(1))).isEmpty();
    }

    private void set(String key, @Nullable Integer value) {
        if (value == null) {
            platform.send("PUT", "/system/matcher/" + key, "application/json", "{\"value\":null}")
                    .expect(204);
        } else {
            platform.put("/system/matcher/" + key, Map.of("value", value)).expect(204);
        }
    }
}
