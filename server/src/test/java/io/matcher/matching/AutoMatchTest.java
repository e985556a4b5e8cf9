package io.matcher.matching;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A context that asks for it is matched by itself once something is open on both sides. */
class AutoMatchTest {

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client client = service.client(tenant.value(), "admin");

    @Test
    void what_is_uploaded_is_matched_by_itself_once_both_sides_have_something_open() {
        String context = context(true);
        upload(context, "LEFT", "a,10,BRL,2026-11-01\nb,20,BRL,2026-11-01\n");
        eventually(() -> assertThat(looks()).containsExactly("SUCCEEDED"));
        assertThat(runs(context)).isEmpty();

        upload(context, "RIGHT", "a,10,BRL,2026-11-01\n");
        JsonNode run = eventually(() -> only(runs(context)));
        assertThat(run.required("mode").asString()).isEqualTo("COMMIT");
        assertThat(client.get("/v1/matching/runs/" + run.required("id").asString() + "/groups?contextId=" + context)
                        .expect(200)
                        .json()
                        .required("items"))
                .hasSize(1);
        assertThat(client.get("/v1/exceptions").expect(200).json().required("items"))
                .hasSize(1);
    }

    @Test
    void several_uploads_in_a_row_are_matched_by_one_run() {
        String context = context(true);
        for (int i = 0; i < 4; i++) {
            upload(context, "LEFT", "a" + i + ",10,BRL,2026-11-01\n");
            upload(context, "RIGHT", "a" + i + ",10,BRL,2026-11-01\n");
        }
        JsonNode run = eventually(() -> only(runs(context)));
        assertThat(client.get("/v1/matching/runs/" + run.required("id").asString() + "/groups?contextId=" + context)
                        .expect(200)
                        .json()
                        .required("items"))
                .hasSize(4);
        eventually(() -> assertThat(looks()).containsOnly("SUCCEEDED"));
        assertThat(runs(context)).hasSize(1);
    }

    @Test
    void what_arrives_later_is_matched_too_and_closes_its_exception() {
        String context = context(true);
        upload(context, "LEFT", "a,10,BRL,2026-11-01\nb,20,BRL,2026-11-01\n");
        upload(context, "RIGHT", "a,10,BRL,2026-11-01\n");
        eventually(() -> only(runs(context)));
        upload(context, "RIGHT", "b,20,BRL,2026-11-01\n");
        eventually(() -> assertThat(runs(context))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.required("status").asString()).isEqualTo("COMPLETED")));
        assertThat(client.get("/v1/exceptions").expect(200).json().required("items"))
                .hasSize(1)
                .allSatisfy(exception ->
                        assertThat(exception.required("status").asString()).isEqualTo("RESOLVED"));
    }

    @Test
    void a_context_that_does_not_ask_for_it_is_left_alone_until_it_does() {
        String context = context(false);
        upload(context, "LEFT", "a,10,BRL,2026-11-01\n");
        upload(context, "RIGHT", "a,10,BRL,2026-11-01\n");
        assertThat(looks()).isEmpty();
        assertThat(runs(context)).isEmpty();
        client.patch("/v1/contexts/" + context, Map.of("autoMatchOnUpload", true))
                .expect(200);
        upload(context, "LEFT", "b,10,BRL,2026-11-01\n");
        eventually(() -> only(runs(context)));
    }

    private String context(boolean autoMatch) {
        Map<String, Object> body = Setup.complete("Auto");
        body.put("autoMatchOnUpload", autoMatch);
        return Setup.activated(client, body);
    }

    private void upload(String context, String side, String rows) {
        String source = Setup.source(client, context, side);
        assertThat(client.upload(
                                "/v1/imports/contexts/" + context + "/sources/" + source + "/upload",
                                "rows.csv",
                                ("id,amount,currency,date\n" + rows).getBytes(StandardCharsets.UTF_8),
                                Map.of("format", "csv"))
                        .expect(202)
                        .text("status"))
                .isEqualTo("COMPLETED");
    }

    private List<JsonNode> runs(String context) {
        return client.get("/v1/matching/contexts/" + context + "/runs")
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .toList();
    }

    private static JsonNode only(List<JsonNode> runs) {
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().required("status").asString()).isEqualTo("COMPLETED");
        return runs.getFirst();
    }

    /** How the looks whether a run is worth it have ended. */
    private List<String> looks() {
        return service.rows(tenant, "select state from jobs where kind = 'match-on-arrival' order by id");
    }
}
