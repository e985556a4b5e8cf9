package io.matcher.platform.http;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.LogRecorder;
import io.matcher.testing.RawExchange;
import io.matcher.testing.Service;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private static final String SECRET = "Zm9vYmFyYmF6cXV4";
    private static final String WEBHOOK = "/v1/discovery/webhooks/pluggy/mwt_" + SECRET;

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client admin = service.client(tenant, "admin");

    @Test
    void a_request_leaves_one_line_with_its_route_and_neither_path_nor_query() {
        try (LogRecorder log = LogRecorder.open()) {
            String id = UUID.randomUUID().toString();
            admin.with("X-Request-ID", id)
                    .get("/system/matcher/matching.confirm_margin?hidden=" + SECRET)
                    .expect(200);
            eventually(() -> assertThat(log.lines().stream().filter(line -> line.contains(id)))
                    .singleElement()
                    .asString()
                    .matches("access .*GET /system/matcher/\\{key} 200 \\d{1,5}ms [1-9]\\d*b tenant=" + tenant
                            + " request=" + id));
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET) || line.contains("confirm_margin"));
        }
    }

    @Test
    void whatever_is_done_to_a_path_with_a_token_no_log_line_holds_it() {
        try (LogRecorder log = LogRecorder.open()) {
            attack();
            String last = UUID.randomUUID().toString();
            admin.with("X-Request-ID", last).get("/v1/nothing");
            eventually(() -> assertThat(log.lines()).anyMatch(line -> line.contains("request=" + last)));
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
            assertThat(log.lines()).noneMatch(line -> line.contains("webhooks/pluggy/"));
        }
    }

    private void attack() {
        Client anonymous = service.anonymous();
        for (Client client : List.of(anonymous, admin)) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")) {
                client.send(method, WEBHOOK, null, null);
                client.send(method, WEBHOOK + "/more", null, null);
                client.send(method, WEBHOOK + "?a=%00&b=" + SECRET, "application/json", "{");
            }
            client.send("POST", WEBHOOK, "text/plain", "x");
            client.send("POST", WEBHOOK, "application/json", "x".repeat(3_000_000));
            client.send("POST", WEBHOOK, "multipart/form-data; boundary=" + SECRET, "x");
            client.get("/v1/discovery/webhooks/pluggy/mwt_" + SECRET + "%2F");
            client.get("/v1/discovery/webhooks//pluggy/mwt_" + SECRET);
            client.get("/v1/discovery/webhooks/pluggy/mwt_" + SECRET + ";x=" + SECRET);
            client.get("/docs/mwt_" + SECRET);
            client.get("/webjars/mwt_" + SECRET + ".js");
            client.with("Cookie", "bad cookie=\"" + SECRET).get(WEBHOOK);
            client.with("X-Request-ID", "bad id " + SECRET).get(WEBHOOK);
            client.with("Accept", "nonsense/" + SECRET + ";;").get(WEBHOOK);
            client.with("Idempotency-Key", "k").send("POST", WEBHOOK, "application/json", "{}");
        }
        for (String line : List.of(
                "POST " + WEBHOOK + " x HTTP/1.1",
                "POST " + WEBHOOK + "<> HTTP/1.1",
                "POST " + WEBHOOK + "%zz HTTP/1.1",
                "POST " + WEBHOOK + "?a=%zz&b=" + SECRET + " HTTP/1.1",
                "POST " + WEBHOOK + "%00 HTTP/1.1",
                "POST " + WEBHOOK + "\u00e9 HTTP/1.1",
                "POST " + WEBHOOK + "x".repeat(20_000) + " HTTP/1.1",
                "POST " + WEBHOOK + " HTTP/9.1",
                "P@ST " + WEBHOOK + " HTTP/1.1",
                "TRACE " + WEBHOOK + " HTTP/1.1",
                "FROB " + WEBHOOK + " HTTP/1.1",
                WEBHOOK)) {
            RawExchange.send(service.port(), line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        for (String headers : List.of(
                "Host: local host " + WEBHOOK,
                "Host: localhost\r\nTransfer-Encoding: " + SECRET,
                "Host: localhost\r\nContent-Length: " + SECRET,
                "Host: localhost\r\nbad header " + SECRET + "\u0001: x")) {
            RawExchange.send(
                    service.port(), "POST " + WEBHOOK + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void the_mask_hides_tokens_in_whatever_else_is_logged() {
        assertThat(MaskedText.mask("No mapping for POST " + WEBHOOK)).doesNotContain(SECRET);
        assertThat(MaskedText.mask("/v1/discovery/webhooks/belvo/%6dwt_" + SECRET))
                .doesNotContain(SECRET);
        assertThat(MaskedText.mask("got mcb_" + SECRET + " and eyJhbGciOi.abc.def"))
                .isEqualTo("got mcb_*** and eyJ***");
        assertThat(MaskedText.mask("POST /v1/discovery/webhooks/{provider}/{webhookToken} 202"))
                .isEqualTo("POST /v1/discovery/webhooks/{provider}/{webhookToken} 202");
    }
}
