package io.matcher.formats;

import io.matcher.formats.FieldExpressions.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one object of a field map, taken one by one; what nobody takes is refused in the end. */
final class ExpressionMembers {
    private static final int MAX_CHARS = 255;

    private final String field;
    private final Map<?, ?> object;
    private final List<Fault> faults;
    private final Set<String> taken = new HashSet<>();

    ExpressionMembers(String field, Map<?, ?> object, List<Fault> faults) {
        this.field = field;
        this.object = object;
        this.faults = faults;
    }

    String field() {
        return field;
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    void fault(String name, String message) {
        faults.add(new Fault(name.isEmpty() ? field : field + "." + name, message));
    }

    void onlyForAmount(String name) {
        if (!field.equals(FieldMapping.AMOUNT)) {
            fault(name, "is for amounts only");
        }
    }

    /** A member that must be there; null and a fault where it is not, or is no text. */
    @Nullable
    String text(String name) {
        if (!has(name)) {
            taken.add(name);
            fault(name, "is missing");
            return null;
        }
        return optional(name, MAX_CHARS);
    }

    /** A member that may be there; null also, with a fault, where it is no text. */
    @Nullable
    String optional(String name, int maxChars) {
        taken.add(name);
        Object value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isBlank()) {
            return line(name, text, maxChars);
        }
        fault(name, "is not a text with something in it");
        return null;
    }

    /** What stands between the parts: one blank, unless it says otherwise. */
    String separator() {
        taken.add("separator");
        Object value = object.get("separator");
        if (value != null && !(value instanceof String)) {
            fault("separator", "is not a text");
        }
        String line = value instanceof String text ? line("separator", text, MAX_CHARS) : " ";
        return line == null ? "" : line;
    }

    boolean flag(String name) {
        taken.add(name);
        Object value = object.get(name);
        if (value != null && !(value instanceof Boolean)) {
            fault(name, "is neither true nor false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** A list with at least one text; null and a fault where it is none. */
    @Nullable
    List<String> texts(String name, int most) {
        taken.add(name);
        if (!(object.get(name) instanceof List<?> list) || list.isEmpty() || list.size() > most) {
            fault(name, "is not a list of 1 to " + most + " texts");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            String text = item instanceof String said && !said.isBlank() ? line(name, said, MAX_CHARS) : null;
            if (text != null) {
                texts.add(text);
            }
        }
        if (texts.size() < list.size()) {
            fault(name, "holds something that is not a text with something in it");
            return null;
        }
        return List.copyOf(texts);
    }

    /** Every member that the kind of the object, or the field, has no use for. */
    void refuseOthers() {
        for (Object name : object.keySet()) {
            if (!taken.contains(String.valueOf(name))) {
                fault(Texts.quotable(String.valueOf(name)), "has no place here");
            }
        }
    }

    private @Nullable String line(String name, String text, int maxChars) {
        if (text.length() > maxChars) {
            fault(name, "is longer than " + maxChars + " characters");
            return null;
        }
        if (Texts.hasControls(text) || Texts.unstorableAt(text) >= 0) {
            fault(name, "holds a control character");
            return null;
        }
        return text;
    }
}
