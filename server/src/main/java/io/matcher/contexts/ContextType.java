package io.matcher.contexts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How many rows of one side are reconciled with how many of the other. */
enum ContextType {
    ONE_TO_ONE("1:1"),
    ONE_TO_MANY("1:N"),
    MANY_TO_MANY("N:M");

    private final String wire;

    ContextType(String wire) {
        this.wire = wire;
    }

    @JsonValue
    String wire() {
        return wire;
    }

    static Optional<ContextType> named(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.wire.equals(upper)).findFirst();
    }
}
