package io.matcher.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule's config is refused.
 *
 * @param field the setting, {@code percentTolerance} or {@code matchedKeys[0].normalise[1]}; {@code type} or {@code
 *     config} for the whole
 * @param message a sentence without a full stop
 * @param value what was given, as it was given
 */
public record Fault(String field, String message, @Nullable Object value) {}
