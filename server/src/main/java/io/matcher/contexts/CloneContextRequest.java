package io.matcher.contexts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a context is to be cloned.
 *
 * @param name of the clone; without one the request is refused with {@code MTCH-0109}
 * @param includeSources whether sources and their field maps go along; they do unless it is false
 * @param includeRules whether match rules and fee rules go along; they do unless it is false
 */
record CloneContextRequest(
        @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 100)
        String name,

        @Nullable Boolean includeSources,
        @Nullable Boolean includeRules) {

    String givenName() {
        return Objects.requireNonNullElse(name, "");
    }

    boolean withSources() {
        return !Boolean.FALSE.equals(includeSources);
    }

    boolean withRules() {
        return !Boolean.FALSE.equals(includeRules);
    }
}
