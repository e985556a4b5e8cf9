package io.matcher.bench;

import io.matcher.bench.ledger.LedgerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Both files uploaded over HTTP, matched by the three rules, and groups, items and exceptions committed: from the first byte to the last. */
final class DurableBench {

    private static final int ROUNDS = 2;

    private final ServiceUnderTest service;
    private final LedgerFiles files;

    DurableBench(ServiceUnderTest service, LedgerFiles files) {
        this.service = service;
        this.files = files;
    }

    /**
     * The seconds of the best round.
     *
     * @param upload until both files were durable
     * @param run from the request for a run until its result was committed
     */
    record Durable(double upload, double run, int matches) {
        double total() {
            return upload + run;
        }
    }

    /** Starts the service on an empty folder, measures, and stops it. */
    static Durable measure(Path jar, Path folder, LedgerFiles files) throws IOException {
        try (ServiceUnderTest service = ServiceUnderTest.start(jar, folder.resolve("data"))) {
            service.put("/system/matcher/rate_limit.enabled", false);
            return new DurableBench(service, files).best();
        }
    }

    private Durable best() throws IOException {
        Durable best = round(0);
        for (int round = 1; round < ROUNDS; round++) {
            Durable next = round(round);
            best = next.total() < best.total() ? next : best;
        }
        return best;
    }

    private Durable round(int round) throws IOException {
        String context = context("durable " + round);
        String left = source(context, "LEFT");
        String right = source(context, "RIGHT");
        long start = System.nanoTime();
        service.upload(context, left, files.left());
        service.upload(context, right, files.right());
        double upload = IngestBench.seconds(start);
        start = System.nanoTime();
        String run = service.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .required("runId")
                .asString();
        JsonNode ended = service.await("/v1/matching/runs/" + run + "?contextId=" + context);
        double matched = IngestBench.seconds(start);
        return new Durable(
                upload, matched, ended.required("stats").required("matches").asInt());
    }

    private String context(String name) throws IOException {
        Map<String, String> columns = Map.of(
                "external_id",
                "id",
                "amount",
                "amount",
                "currency",
                "currency",
                "date",
                "date",
                "reference",
                "reference");
        String context = service.post(
                        "/v1/contexts",
                        Map.of(
                                "name",
                                name,
                                "type",
                                "1:1",
                                "interval",
                                "daily",
                                "sources",
                                List.of(
                                        Map.of("name", "L", "type", "LEDGER", "side", "LEFT", "mapping", columns),
                                        Map.of("name", "R", "type", "BANK", "side", "RIGHT", "mapping", columns)),
                                "rules",
                                rules()))
                .required("id")
                .asString();
        service.patch("/v1/contexts/" + context, Map.of("status", "ACTIVE"));
        return context;
    }

    /** Those of {@code StandardRules}, as they are written over HTTP. */
    private static List<Map<String, Object>> rules() {
        return List.of(
                rule(1, "EXACT", Map.of("matchReference", true, "referenceMustSet", true)),
                rule(
                        2,
                        "TOLERANCE",
                        Map.of(
                                "matchReference",
                                true,
                                "referenceMustSet",
                                true,
                                "absTolerance",
                                "0.50",
                                "percentTolerance",
                                "0.08",
                                "dateWindowDays",
                                3)),
                rule(3, "DATE_LAG", Map.of("maxDays", 3, "direction", "LEFT_BEFORE_RIGHT")));
    }

    private static Map<String, Object> rule(int priority, String type, Map<String, Object> config) {
        return Map.of("priority", priority, "type", type, "config", config);
    }

    private String source(String context, String side) throws IOException {
        for (JsonNode source :
                service.get("/v1/contexts/" + context + "/sources").required("items")) {
            if (source.required("side").asString().equals(side)) {
                return source.required("id").asString();
            }
        }
        throw new IOException("No source on side " + side);
    }
}
