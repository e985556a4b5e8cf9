package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourceBindingTest {

    private static final String TOO_LONG = "x".repeat(256);

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");
    private final String context = Setup.context(client, Setup.bare("Fetched"));
    private final String source = client.post(
                    "/v1/contexts/" + context + "/sources", Map.of("name", "Bank", "type", "BANK", "side", "RIGHT"))
            .expect(201)
            .text("id");
    private final String bindings = "/v1/contexts/" + context + "/sources/" + source + "/bindings";

    @Test
    void a_binding_is_made_read_listed_changed_and_deleted() {
        JsonNode made = client.post(bindings, body()).expect(201).json();
        assertThat(made.required("contextId").asString()).isEqualTo(context);
        assertThat(made.required("sourceId").asString()).isEqualTo(source);
        assertThat(made.required("kind").asString()).isEqualTo("file");
        assertThat(made.required("format").asString()).isEqualTo("xx/camt/camt053");
        assertThat(made.required("enabled").booleanValue()).isTrue();
        assertThat(made.required("scheduleSpec").asString()).isEqualTo("@every 1h");
        assertThat(made.has("connectionId")).isFalse();
        JsonNode transport = made.required("transportConfig");
        assertThat(transport.required("kind").asString()).isEqualTo("sftp");
        assertThat(transport.required("port").intValue()).isEqualTo(22);
        assertThat(transport.at("/connectOptions/compression").booleanValue()).isTrue();
        String path = bindings + "/" + made.required("id").asString();
        assertThat(client.get(path).expect(200).json()).isEqualTo(made);

        JsonNode second = client.post(bindings, with(Map.of("enabled", false, "scheduleSpec", "0 6 * * 1-5")))
                .expect(201)
                .json();
        assertThat(second.required("enabled").booleanValue()).isFalse();
        Client.Reply first = client.get(bindings + "?limit=1").expect(200);
        assertThat(first.json().required("items").valueStream()).containsExactly(made);
        Client.Reply next = client.get(bindings + "?limit=1&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(next.json().required("items").valueStream()).containsExactly(second);
        assertThat(next.json().has("nextCursor")).isFalse();

        JsonNode off = client.patch(path, Map.of("kind", "file", "enabled", false))
                .expect(200)
                .json();
        assertThat(off.required("enabled").booleanValue()).isFalse();
        assertThat(off.required("transportConfig")).isEqualTo(transport);
        JsonNode moved = client.patch(
                        path,
                        Map.of("format", "csv", "scheduleSpec", "", "transportConfig", transport("host", "10.1.2.3")))
                .expect(200)
                .json();
        assertThat(moved.required("format").asString()).isEqualTo("csv");
        assertThat(moved.required("scheduleSpec").asString()).isEmpty();
        assertThat(moved.at("/transportConfig/host").asString()).isEqualTo("10.1.2.3");
        assertThat(client.get(path).expect(200).json()).isEqualTo(moved);

        client.delete(path).expect(204);
        assertThat(client.get(path).expect(404).text("code")).isEqualTo("MTCH-0005");
        client.delete(path).expect(404);
        client.patch(path, Map.of("enabled", true)).expect(404);
        assertThat(service.rows(
                        new TenantId(tenant),
                        "select action from audit_logs where entity_type = 'source_binding' and entity_id = '"
                                + made.required("id").asString() + "' order by created_at"))
                .containsExactly("CREATE", "UPDATE", "UPDATE", "DELETE");
    }

    @Test
    void what_no_file_could_be_fetched_by_is_refused_by_its_place() {
        refused(Map.of("format", "papyrus"), "body.format");
        refused(Map.of("format", " "), "body.format");
        refused(Map.of("format", "a\nb"), "body.format");
        refused(Map.of("format", TOO_LONG), "body.format");
        refused(Map.of("connectionId", UUID.randomUUID().toString()), "body.connectionId");
        refused(Map.of("kind", "pigeon"), "body.kind");
        refused(Map.of("secret", "x"), "body.secret");
        for (String spec : List.of(
                "hourly",
                "* * * * *",
                "*/4 * * * *",
                "@hourly",
                "@every",
                "@every ",
                "@every 4m59s",
                "@every 1.5h",
                "@every 9999h",
                "@every -1h",
                "@every 0s",
                "0 0 30 2 *",
                "@every 1h".repeat(20))) {
            refused(Map.of("scheduleSpec", spec), "body.scheduleSpec");
        }
        for (String missing : List.of("format", "transportConfig", "kind")) {
            Map<String, Object> body = new HashMap<>(body());
            body.remove(missing);
            assertThat(client.post(bindings, body).expect(400).text("detail")).contains("body." + missing);
        }
        assertThat(client.get(bindings).expect(200).json().required("items").size())
                .isZero();
        for (String spec : List.of("", "*/5 * * * *", "@every 5m", "@every 1h30m", "@every 300s")) {
            client.post(bindings, with(Map.of("scheduleSpec", spec))).expect(201);
        }
    }

    @Test
    void a_transport_that_leads_nowhere_is_refused_by_its_place() {
        for (String host : List.of(
                "",
                " ",
                "sftp://bank.example",
                "bank .example",
                "bank.example:22",
                "user@bank.example",
                "-bank",
                "a..b",
                "256.1.1.1",
                "127.1",
                "::g",
                "[::1]",
                "fe80::1%eth0",
                "bank_example",
                "x".repeat(254))) {
            misled("host", host);
        }
        for (Object port : List.of(0, 65_536, -1, "22", 1.5)) {
            misled("port", port);
        }
        for (String path :
                List.of("", "out", "/out/../etc", "/..", "/out\\..\\etc", "/a\u0000b", "/" + "x".repeat(1024))) {
            misled("path", path);
        }
        misled("glob", TOO_LONG);
        misled("glob", " ");
        misled("credentialRef", "");
        misled("credentialRef", TOO_LONG);
        misled("kind", "ftp");
        misled("connectOptions", List.of());
        misled("connectOptions", Map.of("a", "x".repeat(70_000)));
        misled("connectOptions", Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", Map.of("f", 1)))))));
        for (String missing : List.of("host", "port", "path", "credentialRef")) {
            Map<String, Object> transport = transport("glob", "*");
            transport.remove(missing);
            assertThat(client.post(bindings, with(Map.of("transportConfig", transport)))
                            .expect(400)
                            .text("detail"))
                    .contains("body.transportConfig." + missing);
        }
        for (String host : List.of("bank", "sftp.bank-1.example", "10.0.0.1", "2001:db8::1", "::ffff:10.0.0.1")) {
            client.post(bindings, with(Map.of("transportConfig", transport("host", host))))
                    .expect(201);
        }
        String path = bindings + "/" + client.post(bindings, body()).expect(201).text("id");
        assertThat(client.patch(path, Map.of("transportConfig", transport("host", "a b")))
                        .expect(400)
                        .text("detail"))
                .contains("body.transportConfig.host");
    }

    @Test
    void queries_wait_for_databases_and_the_kind_stays() {
        Client.Reply query = client.post(bindings, Map.of("kind", "query", "scheduleSpec", "@every 1h"))
                .expect(422);
        assertThat(query.text("code")).isEqualTo("MTCH-0006");
        String path = bindings + "/" + client.post(bindings, body()).expect(201).text("id");
        assertThat(client.patch(path, Map.of("kind", "query")).expect(400).text("detail"))
                .contains("body.kind");
    }

    @Test
    void a_source_is_kept_while_it_has_bindings() {
        String path = bindings + "/" + client.post(bindings, body()).expect(201).text("id");
        String owner = "/v1/contexts/" + context + "/sources/" + source;
        Client.Reply kept = client.delete(owner).expect(409);
        assertThat(kept.text("code")).isEqualTo("MTCH-0007");
        assertThat(kept.text("detail")).contains("bindings");
        client.delete(path).expect(204);
        client.delete(owner).expect(204);
        assertThat(client.post(bindings, body()).expect(404).text("code")).isEqualTo("MTCH-0111");
    }

    @Test
    void a_binding_is_found_under_its_own_source_alone() {
        String id = client.post(bindings, body()).expect(201).text("id");
        String other = client.post(
                        "/v1/contexts/" + context + "/sources",
                        Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT"))
                .expect(201)
                .text("id");
        String elsewhere = "/v1/contexts/" + context + "/sources/" + other + "/bindings";
        assertThat(client.get(elsewhere).expect(200).json().required("items").size())
                .isZero();
        client.get(elsewhere + "/" + id).expect(404);
        client.patch(elsewhere + "/" + id, Map.of("enabled", false)).expect(404);
        client.delete(elsewhere + "/" + id).expect(404);
    }

    @Test
    void another_tenant_finds_none_of_it_and_a_viewer_changes_nothing() {
        String path = bindings + "/" + client.post(bindings, body()).expect(201).text("id");
        Client other = service.admin();
        assertThat(other.get(bindings).expect(404).text("code")).isEqualTo("MTCH-0110");
        other.post(bindings, body()).expect(404);
        other.get(path).expect(404);
        other.patch(path, Map.of("enabled", false)).expect(404);
        other.delete(path).expect(404);
        Client viewer = service.client(tenant, "viewer");
        viewer.get(path).expect(200);
        viewer.get(bindings).expect(200);
        viewer.post(bindings, body()).expect(403);
        viewer.patch(path, Map.of("enabled", false)).expect(403);
        viewer.delete(path).expect(403);
    }

    private void refused(Map<String, Object> change, String place) {
        Client.Reply reply = client.post(bindings, with(change)).expect(400);
        assertThat(reply.text("detail")).as(change.toString()).contains(place);
    }

    private void misled(String member, Object value) {
        refused(Map.of("transportConfig", transport(member, value)), "body.transportConfig." + member);
    }

    private static Map<String, Object> with(Map<String, Object> change) {
        Map<String, Object> body = new HashMap<>(body());
        body.putAll(change);
        return body;
    }

    private static Map<String, Object> body() {
        return Map.of(
                "kind", "file",
                "format", "xx/camt/camt053",
                "scheduleSpec", "@every 1h",
                "transportConfig", transport("connectOptions", Map.of("compression", true)));
    }

    private static Map<String, Object> transport(String member, Object value) {
        Map<String, Object> transport = new HashMap<>(Map.of(
                "host",
                "sftp.bank.example",
                "port",
                22,
                "path",
                "/outgoing",
                "glob",
                "*.xml",
                "credentialRef",
                "bank"));
        transport.put(member, value);
        return transport;
    }
}
