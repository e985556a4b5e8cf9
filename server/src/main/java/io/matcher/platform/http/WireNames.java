package io.matcher.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;

/** The names that clients know. */
public final class WireNames {

    private WireNames() {}

    /** The name of a record's component in JSON. */
    public static String of(RecordComponent component) {
        JsonProperty named = component.getAnnotation(JsonProperty.class);
        if (named == null) {
            named = component.getAccessor().getAnnotation(JsonProperty.class);
        }
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }
}
