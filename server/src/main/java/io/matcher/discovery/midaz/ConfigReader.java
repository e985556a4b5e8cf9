package io.matcher.discovery.midaz;

import io.matcher.contexts.SourceConfigCheck.Unusable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the members of a config and notes what is wrong with them; what is absent or null has its usual value. */
final class ConfigReader {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern LINE = Pattern.compile("\\P{Cc}{1,255}");

    /** What was found wrong, in the order it was found. */
    static final class Problems {

        private final List<Unusable> found = new ArrayList<>();

        void add(String member, String message) {
            found.add(new Unusable(member, message));
        }

        boolean any() {
            return !found.isEmpty();
        }

        List<Unusable> found() {
            return List.copyOf(found);
        }
    }

    private final JsonNode object;
    private final String prefix;
    private final Problems problems;

    ConfigReader(JsonNode object, String prefix, Problems problems) {
        this.object = object;
        this.prefix = prefix;
        this.problems = problems;
    }

    @Nullable
    UUID uuid(String name) {
        JsonNode value = object.path(name);
        if (value.isString() && UUID_FORM.matcher(value.stringValue()).matches()) {
            return UUID.fromString(value.stringValue());
        }
        problem(name, isAbsent(value) ? "is required beside midazConnection" : "is not a UUID");
        return null;
    }

    boolean flag(String name, boolean usual) {
        JsonNode value = object.path(name);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (!isAbsent(value)) {
            problem(name, "is neither true nor false");
        }
        return usual;
    }

    int number(String name, int least, int most, int usual) {
        JsonNode value = object.path(name);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        if (!isAbsent(value)) {
            problem(name, "is not a whole number from " + least + " to " + most);
        }
        return usual;
    }

    <T> T word(String name, Function<String, Optional<T>> meaning, T usual, String words) {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return usual;
        }
        Optional<T> meant = value.isString() ? meaning.apply(value.stringValue()) : Optional.empty();
        if (meant.isEmpty()) {
            problem(name, "is not " + words);
        }
        return meant.orElse(usual);
    }

    Optional<String> text(String name) {
        JsonNode value = object.path(name);
        if (value.isString() && LINE.matcher(value.stringValue()).matches()) {
            return Optional.of(value.stringValue());
        }
        if (!isAbsent(value)) {
            problem(name, "is not a text of 1 to 255 characters");
        }
        return Optional.empty();
    }

    List<String> texts(String name, int most, List<String> usual) {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return usual;
        }
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            problem(name, "is not an array of 1 to " + most + " texts");
            return usual;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode each = value.get(i);
            if (each.isString() && LINE.matcher(each.stringValue()).matches()) {
                texts.add(each.stringValue());
            } else {
                problem(name + "[" + i + "]", "is not a text of 1 to 255 characters");
            }
        }
        return List.copyOf(texts);
    }

    /** The reader of an object that takes no other members than these. */
    ConfigReader object(String name, Set<String> known) {
        JsonNode value = object.path(name);
        if (!value.isObject()) {
            if (!isAbsent(value)) {
                problem(name, "is not an object");
            }
            return new ConfigReader(JsonNodeFactory.instance.objectNode(), prefix + name + ".", problems);
        }
        value.propertyNames().stream()
                .filter(member -> !known.contains(member))
                .forEach(member -> problem(name + "." + member, "is unknown"));
        return new ConfigReader(value, prefix + name + ".", problems);
    }

    private void problem(String name, String message) {
        problems.add(prefix + name, message);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
