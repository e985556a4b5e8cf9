package io.matcher.platform.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Which values a setting takes. */
public sealed interface SettingType {

    /** The value of that JSON; empty when this type does not take it. */
    Optional<Object> read(JsonNode json);

    /** What it takes, to follow "is": {@code a whole number from 1 to 10}. */
    String expectation();

    /** A whole number within bounds, both included. */
    record Whole(long min, long max) implements SettingType {
        @Override
        public Optional<Object> read(JsonNode json) {
            return json.isIntegralNumber()
                            && json.canConvertToLong()
                            && json.longValue() >= min
                            && json.longValue() <= max
                    ? Optional.of(json.longValue())
                    : Optional.empty();
        }

        @Override
        public String expectation() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /** One of a few whole numbers. */
    record OneOf(SortedSet<Long> values) implements SettingType {
        @Override
        public Optional<Object> read(JsonNode json) {
            return json.isIntegralNumber() && json.canConvertToLong() && values.contains(json.longValue())
                    ? Optional.of(json.longValue())
                    : Optional.empty();
        }

        @Override
        public String expectation() {
            return "one of " + values;
        }
    }

    /** True or false. */
    record Flag() implements SettingType {
        @Override
        public Optional<Object> read(JsonNode json) {
            return json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty();
        }

        @Override
        public String expectation() {
            return "true or false";
        }
    }

    /** A text of so many characters, none of which is a control character. */
    record Text(int min, int max) implements SettingType {
        @Override
        public Optional<Object> read(JsonNode json) {
            return json.isString()
                            && json.stringValue().length() >= min
                            && json.stringValue().length() <= max
                            && json.stringValue().chars().noneMatch(Character::isISOControl)
                    ? Optional.of(json.stringValue())
                    : Optional.empty();
        }

        @Override
        public String expectation() {
            return "a text of " + min + " to " + max + " characters without control characters";
        }
    }

    /**
     * A list of texts.
     *
     * @param form what each one is, in the plural
     */
    record Texts(int maxItems, String form, Predicate<String> accepts) implements SettingType {
        @Override
        public Optional<Object> read(JsonNode json) {
            if (!json.isArray() || json.size() > maxItems) {
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode item : json) {
                if (!item.isString() || !accepts.test(item.stringValue())) {
                    return Optional.empty();
                }
                texts.add(item.stringValue());
            }
            return Optional.of(List.copyOf(texts));
        }

        @Override
        public String expectation() {
            return "a list of at most " + maxItems + " " + form;
        }
    }
}
