package io.matcher.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code matchedKeys}: 1 to 10 entries, each a field name or {@code {left, right, normalise}}. */
final class MatchedKeysParser {

    private static final String KEY = "matchedKeys";
    private static final int MAX_KEYS = 10;
    private static final int MAX_STEPS = 10;
    private static final int MAX_NAME = 255;
    private static final int MAX_PATTERN = 256;

    private final ConfigReader in;
    private final @Nullable RegexCompiler regex;

    MatchedKeysParser(ConfigReader in, @Nullable RegexCompiler regex) {
        this.in = in;
        this.regex = regex;
    }

    List<MatchedKey> parse() {
        Object value = in.raw(KEY);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> entries) || entries.isEmpty() || entries.size() > MAX_KEYS) {
            in.fault(KEY, "must be a list of 1 to " + MAX_KEYS + " entries", value);
            return List.of();
        }
        List<MatchedKey> keys = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            keys.add(entry(KEY + "[" + i + "]", entries.get(i)));
        }
        return keys;
    }

    private MatchedKey entry(String field, @Nullable Object entry) {
        if (entry instanceof Map<?, ?> pair) {
            refuseUnknown(field, pair);
            return new MatchedKey(
                    name(field + ".left", pair.get("left")),
                    name(field + ".right", pair.get("right")),
                    steps(field + ".normalise", pair.get("normalise")));
        }
        String name = name(field, entry);
        return new MatchedKey(name, name, List.of());
    }

    private void refuseUnknown(String field, Map<?, ?> pair) {
        for (Map.Entry<?, ?> member : pair.entrySet()) {
            String name = String.valueOf(member.getKey());
            if (!List.of("left", "right", "normalise").contains(name)) {
                in.fault(field + "." + name, "is not a member of a matched key", member.getValue());
            }
        }
    }

    private String name(String field, @Nullable Object value) {
        if (value instanceof String name && !name.isBlank() && name.length() <= MAX_NAME) {
            return name.trim();
        }
        in.fault(field, "must name a field, in 1 to " + MAX_NAME + " characters", value);
        return "";
    }

    private List<Normaliser> steps(String field, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > MAX_STEPS) {
            in.fault(field, "must be a list of at most " + MAX_STEPS + " steps", value);
            return List.of();
        }
        List<Normaliser> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Normaliser step = step(field + "[" + i + "]", list.get(i));
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable Normaliser step(String field, @Nullable Object value) {
        if (value instanceof String name) {
            for (Normaliser.Plain plain : Normaliser.Plain.values()) {
                if (plain.name().equals(name)) {
                    return plain;
                }
            }
        }
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            if (map.containsKey("last")) {
                return last(field + ".last", map.get("last"));
            }
            if (map.containsKey("regex")) {
                return pattern(field + ".regex", map.get("regex"));
            }
        }
        in.fault(field, "must be TRIM, LOWER, DIGITS, STRIP_ZEROS, {\"last\":n} or {\"regex\":\"…\"}", value);
        return null;
    }

    private @Nullable Normaliser last(String field, @Nullable Object value) {
        BigDecimal number = value instanceof Number given ? ConfigReader.number(given) : null;
        int count = number == null ? 0 : number.intValue();
        if (number != null && count >= 1 && count <= MAX_NAME && number.compareTo(BigDecimal.valueOf(count)) == 0) {
            return new Normaliser.Last(count);
        }
        in.fault(field, "must be a whole number between 1 and " + MAX_NAME, value);
        return null;
    }

    private @Nullable Normaliser pattern(String field, @Nullable Object value) {
        if (!(value instanceof String pattern) || pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
            in.fault(field, "must be a pattern of 1 to " + MAX_PATTERN + " characters", value);
            return null;
        }
        if (regex == null) {
            in.fault(field, "patterns are not supported here", value);
            return null;
        }
        try {
            return new Normaliser.Regex(pattern, regex.compile(pattern));
        } catch (IllegalArgumentException e) {
            in.fault(field, "is not a valid pattern: " + e.getMessage(), value);
            return null;
        }
    }
}
