package io.matcher.platform.openapi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A description of an API, looked up by operation; its references are followed. */
final class ServedApi {

    private static final int DEEPEST = 12;

    private record Place(String method, String path, JsonNode operation) {}

    private final JsonNode api;
    private final Map<String, Place> places = new HashMap<>();

    ServedApi(JsonNode api) {
        this.api = api;
        api.required("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(method -> places.put(
                        method.getValue().required("operationId").asString(),
                        new Place(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
    }

    boolean implementsOperation(String id) {
        return places.containsKey(id);
    }

    String method(String id) {
        return place(id).method();
    }

    String path(String id) {
        return place(id).path();
    }

    String success(String id) {
        return place(id).operation().required("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElse("");
    }

    /** Parameters by where they are and their name. */
    Map<String, JsonNode> parameters(String id) {
        return place(id)
                .operation()
                .path("parameters")
                .valueStream()
                .collect(Collectors.toMap(
                        parameter -> parameter.required("in").asString() + "."
                                + parameter.required("name").asString(),
                        parameter -> parameter));
    }

    /** The schema of the request body. */
    JsonNode request(String id) {
        return followed(place(id)
                .operation()
                .at("/requestBody/content")
                .valueStream()
                .findFirst()
                .map(content -> content.path("schema"))
                .orElse(api.path("nothing")));
    }

    /** The schema of the answer to success. */
    JsonNode response(String id) {
        return followed(place(id)
                .operation()
                .path("responses")
                .path(success(id))
                .path("content")
                .valueStream()
                .findFirst()
                .map(content -> content.path("schema"))
                .orElse(api.path("nothing")));
    }

    /** The schema with references replaced by what they refer to, all the way down. */
    private JsonNode followed(JsonNode schema) {
        return follow(schema, 0);
    }

    private JsonNode follow(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isContainer()) {
            return node;
        }
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            String name = reference.stringValue().replace("#/components/schemas/", "");
            ObjectNode copy = ((ObjectNode) follow(api.at("/components/schemas").required(name), depth + 1)).deepCopy();
            return copy.put("x-name", name);
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            node.propertyStream().forEach(member -> object.set(member.getKey(), follow(member.getValue(), depth + 1)));
        }
        return copy;
    }

    private Place place(String id) {
        return Objects.requireNonNull(places.get(id));
    }
}
