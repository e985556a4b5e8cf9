package io.matcher.discovery.pull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes bounded values out of a webhook; what is absent, of another type, or too long is empty. */
final class SignalFields {

    static final int MAX_IDS = 10_000;
    private static final int MAX_NAME = 100;
    private static final int MAX_ID = 64;

    private SignalFields() {}

    static Optional<String> name(JsonNode message, String member) {
        return text(message, member, MAX_NAME);
    }

    /** An id as both vendors make them: letters, digits, hyphens and underscores. */
    static Optional<String> id(JsonNode message, String member) {
        return text(message, member, MAX_ID).filter(SignalFields::isId);
    }

    static Optional<Instant> instant(JsonNode message, String member) {
        return text(message, member, MAX_ID).flatMap(SignalFields::parseInstant);
    }

    /** The ids of an array; empty when one of its entries is no id, or there are more than a webhook can carry. */
    static List<String> ids(JsonNode array) {
        if (!array.isArray() || array.size() > MAX_IDS) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(array.size());
        for (JsonNode entry : array) {
            if (!entry.isString() || !isId(entry.stringValue())) {
                return List.of();
            }
            ids.add(entry.stringValue());
        }
        return ids;
    }

    private static Optional<String> text(JsonNode message, String member, int most) {
        JsonNode value = message.path(member);
        return value.isString()
                        && !value.stringValue().isBlank()
                        && value.stringValue().length() <= most
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return text.length() <= MAX_ID
                && !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    private static Optional<Instant> parseInstant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
