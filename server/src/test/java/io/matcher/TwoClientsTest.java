package io.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that want the same at the same moment: one gets it, the others are told why not, and nobody sees a defect. */
class TwoClientsTest {

    private static final int CLIENTS = 8;

    private final Service service = Service.shared();
    private final Client client = service.client(UUID.randomUUID(), "admin");

    @Test
    void a_name_of_a_context_is_given_once() {
        assertThat(statuses(i -> client.post("/v1/contexts", Setup.complete("Wanted"))))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void a_priority_of_a_rule_is_given_once() {
        String rules = "/v1/contexts/" + Setup.context(client, Setup.bare("Rules")) + "/rules";
        Map<String, Object> rule = Map.of("priority", 7, "type", "EXACT", "config", Map.of("matchAmount", true));
        assertThat(statuses(i -> client.post(rules, rule)))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void a_source_gets_one_field_map() {
        String context = Setup.context(client, Setup.complete("Maps"));
        String sources = "/v1/contexts/" + context + "/sources";
        String source = client.post(sources, Map.of("name", "S", "type", "BANK", "side", "LEFT"))
                .expect(201)
                .text("id");
        assertThat(statuses(i -> client.post(sources + "/" + source + "/field-maps", Map.of("mapping", Setup.MAPPING))))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void a_name_of_a_connection_is_given_once() {
        assertThat(statuses(i -> client.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", "pluggy",
                                "configName", "wanted",
                                "baseUrl", "https://api.pluggy.ai",
                                "accountRef", "item",
                                "clientId", "client",
                                "secret", "secret"))))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void a_transaction_is_set_aside_once_and_a_context_matched_by_one_run_at_a_time() {
        String context = Setup.active(client);
        upload(context, "a,10,BRL,2026-11-01\n").expect(202);
        String transaction = client.get("/v1/imports/contexts/" + context + "/transactions/search")
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
        assertThat(statuses(i -> client.post(
                        "/v1/imports/contexts/" + context + "/transactions/" + transaction + "/ignore",
                        Map.of("reason", "twice"))))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(statuses(i -> client.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))))
                .contains(202)
                .containsOnly(202, 409);
    }

    @Test
    void files_that_overlap_bring_each_transaction_once() {
        String context = Setup.active(client);
        List<Client.Reply> replies = all(i -> upload(
                context,
                "own" + i + ",1,BRL,2026-11-01\nshared,1,BRL,2026-11-01\n" + "next" + i % 2 + ",1,BRL,2026-11-01\n"));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.expect(202).text("status"))
                .isEqualTo("COMPLETED"));
        assertThat(replies.stream()
                        .map(Client.Reply::json)
                        .mapToInt((JsonNode job) -> job.required("insertedRows").intValue())
                        .sum())
                .isEqualTo(CLIENTS + 1 + 2);
    }

    private Client.Reply upload(String context, String rows) {
        return client.upload(
                "/v1/imports/contexts/" + context + "/sources/" + Setup.source(client, context, "LEFT") + "/upload",
                "rows.csv",
                ("id,amount,currency,date\n" + rows).getBytes(StandardCharsets.UTF_8),
                Map.of("format", "csv"));
    }

    private static List<Integer> statuses(IntFunction<Client.Reply> request) {
        return all(request).stream().map(Client.Reply::status).toList();
    }

    /** Sends the requests of all clients at once. */
    private static List<Client.Reply> all(IntFunction<Client.Reply> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Client.Reply>> calls = IntStream.range(0, CLIENTS)
                    .<Callable<Client.Reply>>mapToObj(i -> () -> request.apply(i))
                    .toList();
            return threads.invokeAll(calls).stream().map(TwoClientsTest::get).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Client.Reply get(Future<Client.Reply> reply) {
        try {
            return reply.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
