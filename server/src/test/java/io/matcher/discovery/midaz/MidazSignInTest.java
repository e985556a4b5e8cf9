package io.matcher.discovery.midaz;

import static io.matcher.discovery.midaz.LedgerDesk.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in with client credentials, and what happens when that is not enough. */
class MidazSignInTest {

    private static final String SECRET = "a-secret-of-the-ledger";
    private static final String TOKENS = "/v1/login/oauth/access_token";

    private final LedgerDesk desk = new LedgerDesk(Map.of("clientId", "matcher-service", "clientSecret", SECRET));

    @AfterEach
    void stop() {
        desk.close();
    }

    private String in(String amount) {
        return desk.ledger.move(OUTSIDE, "@cash", amount, "BRL", Map.of());
    }

    private JsonNode test() {
        return desk.client
                .post(LedgerDesk.PATH + "/" + desk.connection + "/test", Map.of())
                .expect(200)
                .json();
    }

    @Test
    void wrong_credentials_stop_the_pull_and_right_ones_catch_up() {
        desk.midaz.signIn("matcher-service", "another-secret");
        in("1");
        LedgerDesk.Bound bound = desk.bind(Map.of());
        JsonNode pull = desk.settled();
        assertThat(pull.required("state").asString()).isEqualTo("FAILED");
        assertThat(pull.required("lastError").asString()).isEqualTo("unauthorised");
        assertThat(test().required("healthy").asBoolean()).isFalse();
        assertThat(test().required("code").asString()).isEqualTo("unauthorised");
        assertThat(bound.rows()).isEmpty();

        desk.client
                .put(
                        LedgerDesk.PATH + "/" + desk.connection,
                        Map.of(
                                "configName", "midaz",
                                "onboardingUrl", desk.midaz.url().toString(),
                                "authUrl", desk.midaz.url().toString(),
                                "clientId", "matcher-service",
                                "clientSecret", "another-secret"))
                .expect(200);
        assertThat(desk.settled().required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(bound.amounts()).containsExactly("1 BRL");
        assertThat(test().required("healthy").asBoolean()).isTrue();
    }

    @Test
    void a_token_is_used_until_it_is_refused_then_renewed_once_in_the_middle_of_a_pull() {
        desk.midaz.signIn("matcher-service", SECRET);
        desk.midaz.pageSize(1);
        in("1");
        in("2");
        desk.midaz.next(call -> call.parameter("cursor").isPresent(), Reply.json(401, Map.of("code", "0042")));
        LedgerDesk.Bound bound = desk.bind(Map.of());
        JsonNode pull = desk.settled();
        assertThat(pull.required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(pull.required("attempts").asInt()).isEqualTo(1);
        assertThat(bound.amounts()).containsExactly("1 BRL", "2 BRL");
        assertThat(desk.midaz.calls(TOKENS)).hasSize(2);
    }

    @Test
    void a_token_that_is_about_to_expire_is_not_used() {
        desk.midaz.signIn("matcher-service", SECRET);
        desk.midaz.tokenLife(Duration.ofSeconds(61));
        desk.bind(Map.of());
        desk.settled();
        assertThat(desk.midaz.calls(TOKENS)).as("a second is left").hasSizeGreaterThanOrEqualTo(1);
        desk.midaz.tokenLife(Duration.ofSeconds(60));
        desk.midaz.forgetTokens();
        int before = desk.midaz.calls(TOKENS).size();
        in("1");
        desk.pull("INCREMENTAL");
        assertThat(desk.midaz.calls(TOKENS)).as("one for each call").hasSizeGreaterThan(before + 1);
    }

    @Test
    void a_permission_that_is_missing_is_named() {
        desk.midaz.signIn("matcher-service", SECRET);
        desk.midaz.next("/v1/organizations", Reply.json(403, Map.of("code", "0043")));
        assertThat(test().required("code").asString()).isEqualTo("forbidden");
    }

    @Test
    void a_midaz_that_is_down_is_unreachable_and_no_failure_of_ours() {
        desk.midaz.close();
        assertThat(test().required("code").asString()).isEqualTo("unreachable");
    }
}
