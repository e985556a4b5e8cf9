package io.matcher.platform.http;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.RawExchange;
import io.matcher.testing.Service;
import io.matcher.testing.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {

    private static final String PATH = "/system/matcher/matching.confirm_margin";
    private static final String LIST_PATH = "/system/matcher/currencies.extra";

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client admin = service.client(tenant, "admin");

    @Test
    void json_ten_thousand_deep_is_400() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(put("{\"value\":" + deep + "}").expect(400).body()).contains("body");
        assertThat(put(deep).expect(400).text("code")).isEqualTo("MTCH-0001");
    }

    @Test
    void numbers_without_measure_are_400() {
        assertThat(put("{\"value\":" + "9".repeat(5000) + "}").expect(400).body())
                .contains("body");
        assertThat(put("{\"value\":99999999999999999999}").expect(400).body()).contains("body.value");
        assertThat(put("{\"value\":1e999999999}").expect(400).body()).contains("body.value");
        assertThat(put("{\"value\":1.0}").expect(400).body()).contains("body.value");
        put("{\"value\":NaN}").expect(400);
    }

    @Test
    void a_member_that_is_named_twice_is_400() {
        assertThat(put("{\"value\":1,\"value\":2}").expect(400).body()).contains("names a member twice");
    }

    @Test
    void a_member_that_nobody_knows_is_400_and_named() {
        assertThat(put("{\"value\":1,\"vale\":2}").expect(400).body()).contains("body.vale");
    }

    @Test
    void text_that_no_column_can_hold_is_400_and_its_place_is_named() {
        assertThat(send(LIST_PATH, "{\"value\":[\"A\",\"B\\u0000\"]}")
                        .expect(400)
                        .body())
                .contains("body.value[1]");
        assertThat(send(LIST_PATH, "{\"value\":[\"\\ud800\"]}").expect(400).body())
                .contains("body.value[0]");
        assertThat(send(LIST_PATH, "{\"value\":{\"a\":{\"b\\u0000\":1}}}")
                        .expect(400)
                        .body())
                .contains("body.value.a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"value\":1", "{\"value\":1}}", "{\"value\":1} x", "[]", "1", "null", "\u0000"})
    void what_is_no_json_object_is_400(String body) {
        put(body).expect(400);
    }

    @Test
    void bytes_that_are_not_utf8_are_400() {
        byte[] body = "{\"value\":\"xx\"}".getBytes(StandardCharsets.US_ASCII);
        body[11] = (byte) 0xC3;
        assertThat(raw("PUT", PATH, "Content-Type: application/json\r\nContent-Length: " + body.length, body))
                .startsWith("HTTP/1.1 400")
                .contains("MTCH-0001");
    }

    @Test
    void another_content_type_is_415_and_another_method_405_with_the_ones_that_are_served() {
        assertThat(admin.send("PUT", PATH, "text/plain", "{\"value\":1}")
                        .expect(415)
                        .text("code"))
                .isEqualTo("MTCH-0022");
        for (String type : List.of("application/yaml", "application/xml", "application/x-www-form-urlencoded")) {
            admin.send("PUT", PATH, type, "value: 1").expect(415);
        }
        Client.Reply reply = admin.post(PATH, Map.of("value", 1)).expect(405);
        assertThat(reply.text("code")).isEqualTo("MTCH-0023");
        assertThat(reply.header("Allow").orElseThrow().split(", ?")).contains("GET", "PUT");
    }

    @Test
    void an_answer_is_json_whatever_the_client_says_it_would_rather_have() {
        assertThat(admin.with("Accept", "image/png").get(PATH).expect(200).header("Content-Type"))
                .hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=%00", "?a=%ff", "?a=%zz", "?%00=1", "?a=%", "?a=%c3", "?a=%ed%a0%80"})
    void a_query_that_does_not_decode_to_text_is_400(String query) {
        assertThat(raw("GET", PATH + query, "", new byte[0]))
                .startsWith("HTTP/1.1 400")
                .contains("MTCH-0001", "query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/matcher/a%00b",
                "/system/matcher/a%2fb",
                "/system//matcher",
                "/system/%2e%2e/x",
                "/system/a;b"
            })
    void a_path_that_tricks_is_400_as_a_problem(String path) {
        assertThat(raw("GET", path, "", new byte[0])).startsWith("HTTP/1.1 400").contains("MTCH-0001");
    }

    @Test
    void a_path_that_is_not_utf8_finds_nothing() {
        assertThat(raw("GET", "/system/matcher/%ff%fe", "", new byte[0]))
                .containsPattern("^HTTP/1.1 4\\d\\d")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a b HTTP/1.1", "GET /<x> HTTP/1.1", "G@T / HTTP/1.1", "GET / HTTP/9.9", "nonsense"})
    void a_request_line_that_is_no_http_is_400_or_505(String line) {
        assertThat(RawExchange.send(service.port(), line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 (400|501|505)");
    }

    @Test
    void methods_that_nobody_serves_are_refused_as_problems() {
        assertThat(raw("TRACE", PATH, "", new byte[0]))
                .startsWith("HTTP/1.1 405")
                .contains("MTCH-0023");
        assertThat(raw("FROBNICATE", PATH, "", new byte[0])).containsPattern("^HTTP/1.1 4\\d\\d");
    }

    @Test
    void headers_beyond_their_limit_are_refused() {
        assertThat(raw("GET", PATH, "X-Large: " + "x".repeat(20_000), new byte[0]))
                .containsPattern("^HTTP/1.1 4\\d\\d");
        assertThat(raw("GET", PATH, "X-Many: 1\r\n".repeat(200) + "X-Last: 1", new byte[0]))
                .containsPattern("^HTTP/1.1 4\\d\\d");
        assertThat(raw("GET", PATH + "?a=" + "x".repeat(20_000), "", new byte[0]))
                .containsPattern("^HTTP/1.1 4\\d\\d");
    }

    @Test
    void a_body_beyond_the_limit_is_413_whether_its_length_was_declared_or_not() throws Exception {
        Client platform = service.client(tenant, "system");
        platform.put("/system/matcher/server.body_limit_bytes", Map.of("value", 2000))
                .expect(204);
        try {
            String large = "{\"value\":\"" + "x".repeat(100_000) + "\"}";
            assertThat(put(large).expect(413).text("code")).isEqualTo("MTCH-0010");
            assertThat(chunked(large).statusCode()).isEqualTo(413);
            assertThat(chunked("{\"value\":12}").statusCode()).isEqualTo(204);
            assertThat(admin.with("Idempotency-Key", "k")
                            .send("PUT", PATH, "application/json", large)
                            .expect(413)
                            .text("code"))
                    .isEqualTo("MTCH-0010");
        } finally {
            platform.send("PUT", "/system/matcher/server.body_limit_bytes", "application/json", "{\"value\":null}")
                    .expect(204);
        }
    }

    @Test
    void clients_that_hang_up_in_the_middle_harm_nobody() {
        for (int n = 0; n < 20; n++) {
            RawExchange.hangUpAfter(
                    service.port(),
                    head("PUT", PATH, "Content-Type: application/json\r\nContent-Length: 100") + "{\"value\":");
        }
        eventually(() -> put("{\"value\":1}").expect(204));
    }

    @Test
    void every_answer_carries_the_headers_that_protect_browsers() {
        for (Client.Reply reply :
                List.of(admin.get(PATH), service.anonymous().get("/v1/nothing"), admin.get("/v1/nothing"), put("{"))) {
            assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(reply.header("X-Frame-Options")).hasValue("DENY");
            assertThat(reply.header("X-XSS-Protection")).hasValue("1; mode=block");
            assertThat(reply.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
            assertThat(reply.header("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
            assertThat(reply.header("Strict-Transport-Security")).isEmpty();
            assertThat(reply.header("Server")).isEmpty();
        }
        assertThat(RawExchange.send(service.port(), "GET /a b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("Tomcat");
    }

    @Test
    void no_other_origin_may_call_until_an_operator_lists_it() {
        Client preflight = service.anonymous()
                .with("Origin", "https://app.example.com")
                .with("Access-Control-Request-Method", "GET");
        assertThat(preflight.send("OPTIONS", PATH, null, null).header("Access-Control-Allow-Origin"))
                .isEmpty();

        Client platform = service.client(tenant, "system");
        platform.put("/system/matcher/cors.allowed_origins", Map.of("value", List.of("https://app.example.com")))
                .expect(204);
        try {
            assertThat(preflight.send("OPTIONS", PATH, null, null).expect(200).header("Access-Control-Allow-Origin"))
                    .hasValue("https://app.example.com");
            service.anonymous()
                    .with("Origin", "https://evil.example")
                    .with("Access-Control-Request-Method", "GET")
                    .send("OPTIONS", PATH, null, null)
                    .expect(403);
        } finally {
            platform.send("PUT", "/system/matcher/cors.allowed_origins", "application/json", "{\"value\":null}")
                    .expect(204);
        }
    }

    private Client.Reply put(String body) {
        return send(PATH, body);
    }

    private Client.Reply send(String path, String body) {
        return admin.send("PUT", path, "application/json", body);
    }

    private HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + PATH))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private String raw(String method, String path, String headers, byte[] body) {
        byte[] head = head(method, path, headers).getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return RawExchange.send(service.port(), all);
    }

    private String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + token() + "\r\n" + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n";
    }

    private String token() {
        return Tokens.of(tenant, "raw", "admin");
    }
}
