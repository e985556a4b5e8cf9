package io.matcher.cli.jar;

import static io.matcher.cli.jar.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} at the worst moments loses nothing and does nothing twice. */
class CrashIT {

    private static final int ROWS = 150_000;

    @Test
    void between_the_answer_to_a_webhook_and_the_pull(@TempDir Path folder) throws Exception {
        String tenant = UUID.randomUUID().toString();
        Path data = folder.resolve("data");
        try (PluggyStandIn pluggy = new PluggyStandIn()) {
            pluggy.outOfOrder(true);
            Books before;
            Jar first = Jar.serve(data, Map.of());
            Api api = first.api(tenant, "admin");
            before = Books.open(JourneyIT.connect(api, pluggy), Map.of("aggregatorConnection", "pluggy-main"));
            String webhookUrl = JourneyIT.mint(api);
            assertThat(JourneyIT.deliver(webhookUrl)).isEqualTo(202);
            first.killWithDatabase();

            pluggy.outOfOrder(false);
            try (Jar second = Jar.serve(data, Map.of())) {
                Books books = new Books(second.api(tenant, "admin"), before.context(), before.ledger(), before.bank());
                eventually(() -> assertThat(books.transactions(books.bank())).isEqualTo(2));
            }
        }
    }

    @Test
    void in_an_upload_and_in_a_run(@TempDir Path folder) {
        String tenant = UUID.randomUUID().toString();
        Path data = folder.resolve("data");
        Jar first = Jar.serve(data, Map.of());
        Books books = Books.open(first.api(tenant, "admin"), Map.of());
        CompletableFuture<Boolean> upload = cutOff(() -> books.api().upload(books.context(), books.ledger(), csv()));
        String job = eventually(() -> onlyJob(books));
        first.kill();
        assertThat(upload.join()).as("killed while the file was read").isTrue();

        Jar second = Jar.serve(data, Map.of());
        Books again = reopen(second, tenant, books);
        eventually(
                () -> assertThat(job(again, job).required("status").asString()).isEqualTo("COMPLETED"));
        assertThat(job(again, job).required("totalRows").asInt()).isEqualTo(ROWS);
        String bankJob = again.api()
                .upload(again.context(), again.bank(), csv())
                .expect(202)
                .text("id");
        eventually(() ->
                assertThat(job(again, bankJob).required("status").asString()).isEqualTo("COMPLETED"));
        String run = again.api()
                .post("/v1/matching/contexts/" + again.context() + "/run", Map.of("mode", "COMMIT"))
                .expect(202)
                .text("runId");
        assertThat(onlyRun(again).required("status").asString())
                .as("killed while the run was under way")
                .isEqualTo("PROCESSING");
        second.killWithDatabase();

        try (Jar third = Jar.serve(data, Map.of())) {
            Books afterwards = reopen(third, tenant, books);
            JsonNode ended = afterwards.ended(run);
            assertThat(ended.required("stats").required("matches").asInt()).isEqualTo(ROWS);
            assertThat(afterwards.run().required("stats").required("matches").asInt())
                    .isZero();
        }
    }

    private static Books reopen(Jar jar, String tenant, Books books) {
        return new Books(jar.api(tenant, "admin"), books.context(), books.ledger(), books.bank());
    }

    private static String onlyJob(Books books) {
        JsonNode jobs = books.api()
                .get("/v1/imports/contexts/" + books.context() + "/jobs")
                .expect(200)
                .json()
                .required("items");
        assertThat(jobs.size()).isEqualTo(1);
        return jobs.get(0).required("id").asString();
    }

    private static JsonNode job(Books books, String job) {
        return books.api()
                .get("/v1/imports/contexts/" + books.context() + "/jobs/" + job)
                .expect(200)
                .json();
    }

    private static JsonNode onlyRun(Books books) {
        JsonNode runs = books.api()
                .get("/v1/matching/contexts/" + books.context() + "/runs")
                .expect(200)
                .json()
                .required("items");
        assertThat(runs.size()).isEqualTo(1);
        return runs.get(0);
    }

    /** Sends a request beside the test; gives whether the connection broke before the answer came. */
    private static CompletableFuture<Boolean> cutOff(Runnable request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                request.run();
                return false;
            } catch (UncheckedIOException broken) {
                return true;
            }
        });
    }

    private static String csv() {
        return IntStream.range(0, ROWS)
                .mapToObj(
                        i -> "INV-" + i + "," + (i % 5_000 + 1) + "." + (10 + i % 90) + ",BRL,2026-11-" + (10 + i % 15))
                .collect(Collectors.joining("\n", "id,amount,currency,date\n", "\n"));
    }
}
