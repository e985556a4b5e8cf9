package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectionTest {

    private static final String PATH = "/v1/discovery/aggregator-connections";
    private static final String SECRET = "s3cr3t-of-the-vendor-8f2c";
    private static final String CLIENT_ID = "client-id-of-the-vendor-77aa";

    private final Service service = Service.shared();
    private final Client client = service.admin();

    private static Map<String, String> request(String name) {
        return new HashMap<>(Map.of(
                "vendor",
                "pluggy",
                "configName",
                name,
                "baseUrl",
                "https://api.pluggy.ai",
                "accountRef",
                "a1b2c3d4-5678-40ab-8def-1234567890ab",
                "clientId",
                CLIENT_ID,
                "secret",
                SECRET));
    }

    private static Map<String, String> change(String name) {
        Map<String, String> change = request(name);
        List.of("vendor", "clientId", "secret").forEach(change::remove);
        return change;
    }

    private String create(String name) {
        return client.post(PATH, request(name)).expect(201).header("Location").orElseThrow();
    }

    @Test
    void a_created_connection_is_described_without_its_credential_and_found_by_its_location() {
        Client.Reply created = client.post(PATH, request("main")).expect(201);
        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder("vendor", "configName", "baseUrl", "accountRef");
        String location = created.header("Location").orElseThrow();
        assertThat(location).startsWith(PATH + "/");
        Client.Reply read = client.get(location).expect(200);
        assertThat(read.body()).isEqualTo(created.body()).doesNotContain(SECRET, CLIENT_ID);
    }

    @Test
    void a_name_is_taken_once_per_tenant_whatever_the_vendor_and_free_after_deletion() {
        String location = create("taken");
        Map<String, String> other = request("taken");
        other.put("vendor", "belvo");
        assertThat(client.post(PATH, other).expect(409).text("code")).isEqualTo("MTCH-0206");
        service.admin().post(PATH, request("taken")).expect(201);
        client.delete(location).expect(204);
        client.get(location).expect(404);
        client.delete(location).expect(404);
        client.post(PATH, other).expect(201);
    }

    @Test
    void a_rename_to_a_name_that_is_taken_is_409_and_changes_nothing() {
        create("first");
        String second = create("second");
        assertThat(client.put(second, change("first")).expect(409).text("code")).isEqualTo("MTCH-0206");
        assertThat(client.get(second).text("configName")).isEqualTo("second");
        client.put(second, change("third")).expect(200);
        assertThat(client.get(second).text("configName")).isEqualTo("third");
    }

    @Test
    void one_half_of_a_credential_is_400_and_both_or_neither_are_taken() {
        String location = create("rotating");
        for (String half : List.of("clientId", "secret")) {
            Map<String, String> change = change("rotating");
            change.put(half, "only-one-half");
            Client.Reply refused = client.put(location, change).expect(400);
            assertThat(refused.text("code")).isEqualTo("MTCH-0001");
            assertThat(refused.body()).doesNotContain("only-one-half");
        }
        client.put(location, change("rotating")).expect(200);
        Map<String, String> both = change("rotating");
        both.put("clientId", "new-id");
        both.put("secret", "new-secret");
        assertThat(client.put(location, both).expect(200).body()).doesNotContain("new-id", "new-secret");
    }

    @Test
    void the_vendor_is_not_a_member_of_an_update() {
        Map<String, String> change = change("fixed");
        change.put("vendor", "belvo");
        Client.Reply refused = client.put(create("fixed"), change).expect(400);
        assertThat(refused.json().required("errors").get(0).required("location").asString())
                .isEqualTo("body.vendor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.pluggy.ai",
                "https://10.0.0.1",
                "https://[::1]",
                "https://[::ffff:10.0.0.1]",
                "https://169.254.169.254",
                "https://localhost",
                "https://user:" + SECRET + "@api.pluggy.ai",
                "https://api.pluggy.ai?key=" + SECRET,
                "https://api.pluggy.ai#" + SECRET,
                "https://api.pluggy.ai/a/../b",
                "ftp://api.pluggy.ai",
                "https:api.pluggy.ai",
                "https://",
                "api.pluggy.ai",
                "not a url",
                "https://api.pluggy.ai:0",
                "https://api.pluggy.ai:70000",
                "http://localhost:9000",
            })
    void a_base_url_that_must_never_be_called_is_400_and_not_repeated(String url) {
        Map<String, String> request = request("bad-url");
        request.put("baseUrl", url);
        Client.Reply refused = client.post(PATH, request).expect(400);
        assertThat(refused.json().required("errors").get(0).required("location").asString())
                .isEqualTo("body.baseUrl");
        assertThat(refused.body()).doesNotContain(SECRET, CLIENT_ID);
        String location = create("good-url-" + UUID.randomUUID());
        Map<String, String> change = change("bad-url");
        change.put("baseUrl", url);
        client.put(location, change).expect(400);
    }

    @Test
    void a_loopback_base_url_passes_where_loopback_vendors_are_permitted() {
        Map<String, String> request = request("loopback");
        request.put("baseUrl", "http://127.0.0.1:9000");
        client.post(PATH, request).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor", "configName", "baseUrl", "accountRef", "clientId", "secret"})
    void each_member_is_required_and_bounded_and_named_when_it_is_wrong(String member) {
        Map<String, String> request = request("incomplete");
        request.remove(member);
        assertFault(request, member);
        request.put(member, "");
        assertFault(request, member);
        request.put(member, "x".repeat(5_000));
        assertFault(request, member);
    }

    @Test
    void a_nul_character_in_a_name_is_400() {
        assertFault(request("a\u0000b"), "configName");
    }

    private void assertFault(Map<String, String> request, String member) {
        Client.Reply refused = client.post(PATH, request).expect(400);
        assertThat(refused.json().required("errors").get(0).required("location").asString())
                .isEqualTo("body." + member);
        assertThat(refused.body()).doesNotContain(SECRET, CLIENT_ID);
    }

    @Test
    void an_id_that_is_no_connection_of_this_tenant_is_404_whatever_it_looks_like() {
        String foreign = create("foreign");
        Client other = service.admin();
        for (String path : List.of(foreign, PATH + "/" + UUID.randomUUID(), PATH + "/opaque", PATH + "/test")) {
            assertThat(other.get(path).expect(404).text("code")).isEqualTo("MTCH-0201");
            assertThat(other.put(path, change("x")).expect(404).text("code")).isEqualTo("MTCH-0201");
            assertThat(other.delete(path).expect(404).text("code")).isEqualTo("MTCH-0201");
        }
        client.get(foreign).expect(200);
    }

    @Test
    void the_list_goes_by_name_page_by_page_and_back_and_shows_ids() {
        List.of("delta", "alpha", "Zulu", "bravo", "charlie").forEach(this::create);
        JsonNode first = client.get(PATH + "?limit=2").expect(200).json();
        assertThat(names(first)).containsExactly("Zulu", "alpha");
        assertThat(first.required("hasMore").asBoolean()).isTrue();
        JsonNode second = client.get(
                        PATH + "?limit=2&cursor=" + first.required("nextCursor").asString())
                .json();
        assertThat(names(second)).containsExactly("bravo", "charlie");
        JsonNode back = client.get(PATH + "?limit=2&cursor="
                        + second.required("prevCursor").asString())
                .json();
        assertThat(names(back)).containsExactly("Zulu", "alpha");
        String id = second.required("items").get(0).required("id").asString();
        assertThat(client.get(PATH + "/" + id).expect(200).text("configName")).isEqualTo("bravo");
        assertThat(client.get(PATH + "?limit=201").expect(400).text("code")).isEqualTo("MTCH-0001");
        service.admin()
                .get(PATH + "?cursor=" + first.required("nextCursor").asString())
                .expect(400);
    }

    private static List<String> names(JsonNode page) {
        return page.required("items")
                .valueStream()
                .map(item -> item.required("configName").asString())
                .toList();
    }

    @Test
    void a_connection_is_tested_by_vendor_and_name_and_a_bad_one_is_unhealthy_rather_than_an_error() {
        Map<String, String> request = request("to-test");
        request.put("baseUrl", "http://127.0.0.1:1");
        client.post(PATH, request).expect(201);
        Client.Reply tested = client.post(PATH + "/test", Map.of("vendor", "pluggy", "configName", "to-test"))
                .expect(200);
        assertThat(tested.body()).isEqualTo("{\"vendor\":\"pluggy\",\"configName\":\"to-test\",\"healthy\":false}");
        assertThat(client.post(PATH + "/test", Map.of("vendor", "belvo", "configName", "to-test"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0201");
        service.admin()
                .post(PATH + "/test", Map.of("vendor", "pluggy", "configName", "to-test"))
                .expect(404);
    }

    @Test
    void a_viewer_reads_and_does_not_write() {
        UUID tenant = UUID.randomUUID();
        Client viewer = service.client(tenant, "viewer");
        viewer.get(PATH).expect(200);
        viewer.post(PATH, request("no")).expect(403);
        viewer.post(PATH + "/test", Map.of("vendor", "pluggy", "configName", "no"))
                .expect(403);
        viewer.post("/v1/discovery/webhooks/tokens", Map.of("vendor", "pluggy", "connection_config_name", "no"))
                .expect(403);
    }

    @Test
    void aggregators_are_no_connector_types() {
        assertThat(client.get("/v1/discovery/connector-types").expect(200).body())
                .contains("\"items\"")
                .doesNotContain("pluggy", "belvo");
    }
}
