package io.matcher.contexts;

import io.matcher.testing.Client;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes contexts over HTTP, as a client would. */
public final class Setup {

    public static final Map<String, Object> MAPPING =
            Map.of("external_id", "id", "amount", "amount", "currency", "currency", "date", "date");

    private Setup() {}

    /** The body of a context without sources and rules. */
    public static Map<String, Object> bare(String name) {
        return new HashMap<>(Map.of("name", name, "type", "1:1", "interval", "daily"));
    }

    /** The body of a context that can become active: a source on either side, mapped, and an exact rule. */
    public static Map<String, Object> complete(String name) {
        Map<String, Object> body = bare(name);
        body.put("sources", List.of(source("Ledger", "LEDGER", "LEFT"), source("Bank", "BANK", "RIGHT")));
        body.put("rules", List.of(Map.of("priority", 1, "type", "EXACT", "config", Map.of("matchAmount", true))));
        return body;
    }

    private static Map<String, Object> source(String name, String type, String side) {
        return Map.of("name", name, "type", type, "side", side, "mapping", MAPPING);
    }

    /** The id of a new context. */
    public static String context(Client client, Map<String, Object> body) {
        return client.post("/v1/contexts", body).expect(201).text("id");
    }

    /** The id of a new context that is active. */
    public static String active(Client client) {
        return activated(client, complete("Context " + UUID.randomUUID()));
    }

    public static String activated(Client client, Map<String, Object> body) {
        String id = context(client, body);
        client.patch("/v1/contexts/" + id, Map.of("status", "ACTIVE")).expect(200);
        return id;
    }

    /** The id of the source on that side. */
    public static String source(Client client, String contextId, String side) {
        for (var item : client.get("/v1/contexts/" + contextId + "/sources")
                .expect(200)
                .json()
                .required("items")) {
            if (item.required("side").asString().equals(side)) {
                return item.required("id").asString();
            }
        }
        throw new AssertionError("The context has no source on the side " + side);
    }
}
