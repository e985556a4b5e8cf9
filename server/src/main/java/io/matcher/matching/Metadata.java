package io.matcher.matching;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads metadata as rules compare it: as text. */
final class Metadata {

    private Metadata() {}

    /** The value of a member as text; null where it has none, or holds more than one value. */
    static @Nullable String text(JsonNode metadata, String key) {
        JsonNode value = metadata.get(key);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }
}
