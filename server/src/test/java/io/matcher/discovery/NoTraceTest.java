package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.ChildService;
import io.matcher.testing.Client;
import io.matcher.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minted token lives in one answer. Afterwards it is nowhere: not in the heap, the logs, or the files of the database. */
class NoTraceTest {

    private static final int AT_ONCE = 24;
    private static final int OTHER_REQUESTS = 1_000;

    @Test
    void neither_heap_nor_log_nor_database_files_hold_a_minted_token_even_after_it_was_used(@TempDir Path folder)
            throws Exception {
        var database = TestDatabase.create();
        try (ChildService service = ChildService.start(database, folder, Map.of())) {
            Client client = service.client(UUID.randomUUID());
            Aggregators.connect(client, "pluggy", "main");
            client.put("/system/matcher/aggregator.pluggy.ip_allowlist", Map.of("value", List.of("127.0.0.1")))
                    .expect(204);
            List<String> tokens = mintAtOnce(client);
            deliver(service.port(), tokens);
            for (int i = 0; i < OTHER_REQUESTS; i++) {
                client.get(Aggregators.CONNECTIONS).expect(200);
            }
            Traces traces = new Traces(tokens);
            Path heap = folder.resolve("heap.hprof");
            service.dumpHeap(heap);
            assertThat(traces.in(heap)).isEmpty();
            assertThat(service.log()).doesNotContain("mwt_").doesNotContain(tokens);
            List<String> inDatabase = new ArrayList<>();
            for (Path file : TestDatabase.files()) {
                inDatabase.addAll(inIfThere(traces, file));
            }
            assertThat(inDatabase).isEmpty();
        }
    }

    @Test
    void a_token_is_gone_from_the_heap_before_anything_else_is_asked(@TempDir Path folder) throws Exception {
        var database = TestDatabase.create();
        try (ChildService service = ChildService.start(database, folder, Map.of())) {
            Client client = service.client(UUID.randomUUID());
            Aggregators.connect(client, "pluggy", "main");
            List<String> tokens = mintAtOnce(client);
            Path heap = folder.resolve("heap.hprof");
            service.dumpHeap(heap);
            assertThat(new Traces(tokens).in(heap)).isEmpty();
        }
    }

    /** The database removes files of its own meanwhile; one that is gone holds nothing. */
    private static List<String> inIfThere(Traces traces, Path file) throws IOException {
        try {
            return traces.in(file);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    private static List<String> mintAtOnce(Client client) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> mints = IntStream.range(0, 2 * AT_ONCE)
                    .<Callable<String>>mapToObj(i -> () -> Aggregators.mint(
                                    i % 2 == 0 ? client : client.with("Idempotency-Key", "key-" + i), "pluggy", "main")
                            .expect(201)
                            .text("token"))
                    .toList();
            List<String> tokens = new ArrayList<>();
            for (Future<String> minted : pool.invokeAll(mints)) {
                tokens.add(minted.get());
            }
            return tokens;
        }
    }

    /** Uses every token as vendors and attackers do: well, under the other vendor, in malformed paths, with bodies that are too large. */
    private static void deliver(int port, List<String> tokens) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> deliveries = new ArrayList<>();
            for (String token : tokens) {
                String path = Webhooks.PATH + "/pluggy/" + token;
                deliveries.add(() -> Wire.post(path).body("{}").send(port).status());
                deliveries.add(() -> Wire.post(Webhooks.PATH + "/belvo/" + token)
                        .body("{}")
                        .send(port)
                        .status());
                deliveries.add(
                        () -> Wire.post(path + "%2F").body("{}").send(port).status());
                deliveries.add(
                        () -> Wire.post(path + "%zz").body("{}").send(port).status());
                deliveries.add(
                        () -> Wire.post(path + "\"<>").body("{}").send(port).status());
                deliveries.add(() ->
                        Wire.post(path + "?a=" + token).body("{}").send(port).status());
                deliveries.add(() -> Wire.of("GET", path).send(port).status());
                deliveries.add(() -> Wire.of("DELETE", path).send(port).status());
                deliveries.add(() ->
                        Wire.post(path).body(new byte[(1 << 20) + 1]).send(port).status());
                deliveries.add(() -> Wire.post(path)
                        .header("X-Webhook-Signature", "")
                        .body("{}")
                        .send(port)
                        .status());
            }
            for (Future<Integer> delivered : pool.invokeAll(deliveries)) {
                assertThat(delivered.get()).isBetween(200, 499);
            }
        }
    }
}
