package io.matcher.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matcher.platform.http.StrictJson;
import io.matcher.testing.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what is served with a reference of the API, named by the system property {@code matcher.operations}, for every operation
 * that this service implements. We may add: optional members, enum values, error statuses.
 */
class ConformanceTest {

    private static final JsonMapper JSON = StrictJson.mapper();

    /** The reference is silent or wrong about these: an answer without a body is 204. */
    private static final Map<String, String> DECIDED_STATUS = Map.of("putSystemKey", "204");

    private final List<String> differences = new ArrayList<>();

    @Test
    void every_operation_is_as_the_reference_says() {
        String file = System.getProperty("matcher.operations", "");
        assumeTrue(
                !file.isBlank() && Files.exists(Path.of(file)),
                "The reference is not at hand: -Dmatcher.operations names no file that is here");
        ServedApi api = new ServedApi(JSON.readTree(
                Service.shared().anonymous().get("/openapi.json").expect(200).body()));
        int compared = 0;
        for (JsonNode reference : JSON.readTree(Path.of(file))) {
            String id = reference.required("operationId").asString();
            if (api.implementsOperation(id)) {
                compare(id, reference, api);
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(20);
    }

    private void compare(String id, JsonNode reference, ServedApi api) {
        expect(id, "method", reference.required("method").asString(), api.method(id));
        expect(id, "path", reference.required("path").asString(), api.path(id));
        expect(id, "success status", DECIDED_STATUS.getOrDefault(id, success(reference)), api.success(id));
        parameters(id, reference.required("params"), api.parameters(id));
        if (reference.required("request").isObject()) {
            members(id + " request", reference.required("request"), api.request(id), true);
        }
        JsonNode response = reference.required("response");
        if (response.isObject()) {
            response(id + " response", response, api.response(id));
        }
    }

    private static String success(JsonNode reference) {
        return reference
                .required("status_codes")
                .valueStream()
                .map(JsonNode::asString)
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElse("");
    }

    private void parameters(String id, JsonNode reference, Map<String, JsonNode> served) {
        for (JsonNode parameter : reference) {
            String name = parameter.required("in").asString() + "."
                    + parameter.required("name").asString();
            JsonNode ours = served.get(name);
            if (ours == null) {
                differences.add(id + ": parameter " + name + " is missing");
                continue;
            }
            expect(
                    id,
                    "required-ness of " + name,
                    parameter.path("required").asBoolean(false),
                    ours.path("required").asBoolean(false));
            enums(id + " " + name, parameter, ours.path("schema"));
        }
    }

    private void response(String where, JsonNode reference, JsonNode served) {
        if (reference.size() == 1
                && reference.path(served.path("x-name").asString("")).isObject()) {
            return;
        }
        // A response may itself have a member of that name, which is a type and not a list of members.
        boolean wrapped = reference.path("fields").isObject()
                && !reference.path("fields").path("type").isString();
        JsonNode fields = wrapped ? reference.path("fields") : reference;
        if (reference.path("type").isString() && !wrapped) {
            if (reference.path("items").path("fields").isObject()) {
                members(where + "[]", reference.path("items").path("fields"), served.path("items"), false);
            }
            return;
        }
        members(where, fields, served, false);
        if (reference.path("ref").isString()) {
            expect(
                    where,
                    "schema name",
                    reference.path("ref").asString(),
                    served.path("x-name").asString(""));
        }
    }

    private void members(String where, JsonNode reference, JsonNode served, boolean asked) {
        if (reference.has("(raw body)")) {
            return;
        }
        Set<String> required =
                served.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        reference
                .propertyStream()
                .filter(member -> member.getValue().isObject())
                .filter(member -> !member.getKey().equals("(fields)")) // names that the reference does not know
                .forEach(member -> {
                    String name = member.getKey().equals("(items)") ? "items" : member.getKey();
                    JsonNode ours = served.path("properties").path(name);
                    if (ours.isMissingNode()) {
                        differences.add(where + ": member " + name + " is missing");
                        return;
                    }
                    JsonNode theirs = member.getValue();
                    if (asked && theirs.has("required")) {
                        expect(
                                where,
                                "required-ness of " + name,
                                theirs.path("required").asBoolean(),
                                required.contains(name));
                    }
                    if (asked) {
                        enums(where + "." + name, theirs, ours);
                    }
                    nested(where + "." + name, theirs, ours, asked);
                });
    }

    private void nested(String where, JsonNode theirs, JsonNode ours, boolean asked) {
        if (theirs.path("fields").isObject()) {
            members(where, theirs.path("fields"), ours, asked);
        }
        if (theirs.path("items").path("fields").isObject()) {
            members(where + "[]", theirs.path("items").path("fields"), ours.path("items"), asked);
        }
    }

    private void enums(String where, JsonNode theirs, JsonNode ours) {
        Set<String> expected = theirs.path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served =
                ours.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        if (!served.containsAll(expected)) {
            differences.add(where + ": enum " + expected + " is served as " + new TreeSet<>(served));
        }
    }

    private void expect(String where, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(where + ": " + what + " is " + actual + " instead of " + expected);
        }
    }
}
