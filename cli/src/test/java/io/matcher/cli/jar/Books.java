package io.matcher.cli.jar;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A context with a ledger and a bank, made through the API. */
record Books(Api api, String context, String ledger, String bank) {

    /** Makes and activates the context; the bank side takes the connection's transactions when one is named. */
    static Books open(Api api, Map<String, Object> bankConfig) {
        Map<String, String> columns =
                Map.of("external_id", "id", "amount", "amount", "currency", "currency", "date", "date");
        Map<String, Object> bank = bankConfig.isEmpty()
                ? Map.of("name", "Bank", "type", "BANK", "side", "RIGHT", "mapping", columns)
                : Map.of("name", "Bank", "type", "BANK", "side", "RIGHT", "config", bankConfig);
        String context = api.post(
                        "/v1/contexts",
                        Map.of(
                                "name", "Bank and ledger",
                                "type", "1:1",
                                "interval", "daily",
                                "sources",
                                        List.of(
                                                Map.of(
                                                        "name", "Ledger", "type", "LEDGER", "side", "LEFT", "mapping",
                                                        columns),
                                                bank),
                                "rules",
                                        List.of(
                                                Map.of(
                                                        "priority",
                                                        1,
                                                        "type",
                                                        "EXACT",
                                                        "config",
                                                        Map.of("matchReference", true)),
                                                Map.of(
                                                        "priority",
                                                        2,
                                                        "type",
                                                        "TOLERANCE",
                                                        "config",
                                                        Map.of(
                                                                "absTolerance",
                                                                "0.50",
                                                                "dateWindowDays",
                                                                2,
                                                                "matchReference",
                                                                false)))))
                .expect(201)
                .text("id");
        api.patch("/v1/contexts/" + context, Map.of("status", "ACTIVE")).expect(200);
        JsonNode sources = api.get("/v1/contexts/" + context + "/sources")
                .expect(200)
                .json()
                .required("items");
        return new Books(api, context, source(sources, "LEFT"), source(sources, "RIGHT"));
    }

    private static String source(JsonNode sources, String side) {
        for (JsonNode source : sources) {
            if (source.required("side").asString().equals(side)) {
                return source.required("id").asString();
            }
        }
        throw new AssertionError("No source on side " + side);
    }

    /** How many transactions of a source there are in the context. */
    long transactions(String source) {
        return api.get("/v1/imports/contexts/" + context + "/transactions/search?source_id=" + source)
                .expect(200)
                .json()
                .required("total")
                .asLong();
    }

    /** Runs the rules for good and gives the run once it has ended. */
    JsonNode run() {
        String run = api.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .expect(202)
                .text("runId");
        return ended(run);
    }

    /** The run, once it has ended. */
    JsonNode ended(String run) {
        return Eventually.eventually(() -> {
            JsonNode json = api.get("/v1/matching/runs/" + run + "?contextId=" + context)
                    .expect(200)
                    .json();
            if (!json.required("status").asString().equals("COMPLETED")) {
                throw new AssertionError("Not ended: " + json);
            }
            return json;
        });
    }
}
