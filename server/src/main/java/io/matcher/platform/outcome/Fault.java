package io.matcher.platform.outcome;

import org.jspecify.annotations.Nullable;

/**
 * One place at fault.
 *
 * @param location where, such as {@code body.sources[0].name} or {@code query.limit}
 * @param message what is wrong there
 * @param value the offending value, left out where it may be secret
 */
public record Fault(
        String location, String message, @Nullable Object value) {

    public static Fault at(String location, String message) {
        return new Fault(location, message, null);
    }
}
