package io.matcher.sandbox;

import io.matcher.platform.http.StrictJson;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the sandboxes, which keep their records as plain maps: a vendor's record is whatever it is. */
final class Json {

    private static final JsonMapper MAPPER = StrictJson.mapper();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, Object> read(String text) {
        return MAPPER.readValue(text, new TypeReference<>() {});
    }
}
