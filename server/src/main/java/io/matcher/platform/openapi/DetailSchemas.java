package io.matcher.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The one form of every error, word by word as the contract has it; {@link io.matcher.platform.http.Problem} is what is written. */
final class DetailSchemas {

    private DetailSchemas() {}

    static Map<String, Schema<Object>> all() {
        return Map.of("Detail", detail(), "ErrorDetail", errorDetail());
    }

    static Schema<Object> reference(String name) {
        Schema<Object> reference = new Schema<>();
        reference.set$ref("#/components/schemas/" + name);
        return reference;
    }

    private static Schema<Object> detail() {
        Schema<Object> detail = closed();
        detail.addProperty(
                "code",
                text(
                        "Stable, machine-readable domain error code scoped to the emitting service (format: <SERVICE>-NNNN).",
                        "ERR-0001"));
        detail.addProperty(
                "detail",
                text(
                        "A human-readable explanation specific to this occurrence of the problem.",
                        "Property foo is required but is missing."));
        detail.addProperty("errors", errors());
        detail.addProperty(
                "instance",
                uri(
                        "A URI reference that identifies the specific occurrence of the problem.",
                        "https://example.com/error-log/abc123"));
        detail.addProperty("status", status());
        detail.addProperty(
                "title",
                text(
                        "A short, human-readable summary of the problem type. This value should not change between"
                                + " occurrences of the error.",
                        "Bad Request"));
        Schema<Object> type = uri(
                "A URI reference to human-readable documentation for the error.", "https://example.com/errors/example");
        type.setDefault("about:blank");
        detail.addProperty("type", type);
        return detail;
    }

    private static Schema<Object> errorDetail() {
        Schema<Object> error = closed();
        error.addProperty(
                "location",
                described("Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id'", "string"));
        error.addProperty("message", described("Error message text", "string"));
        error.addProperty("value", described("The value at the given location"));
        return error;
    }

    private static Schema<Object> errors() {
        Schema<Object> errors = described("Optional list of individual error details", "array", "null");
        errors.setItems(reference("ErrorDetail"));
        return errors;
    }

    private static Schema<Object> status() {
        Schema<Object> status = described("HTTP status code", "integer");
        status.setFormat("int64");
        status.setExamples(List.of(400));
        return status;
    }

    private static Schema<Object> uri(String description, String example) {
        Schema<Object> uri = text(description, example);
        uri.setFormat("uri");
        return uri;
    }

    private static Schema<Object> text(String description, String example) {
        Schema<Object> text = described(description, "string");
        text.setExamples(List.of(example));
        return text;
    }

    private static Schema<Object> closed() {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(List.of("object")));
        schema.setAdditionalProperties(false);
        return schema;
    }

    private static Schema<Object> described(String description, String... types) {
        Schema<Object> schema = new Schema<>();
        schema.setDescription(description);
        if (types.length > 0) {
            schema.setTypes(new LinkedHashSet<>(List.of(types)));
        }
        return schema;
    }
}
