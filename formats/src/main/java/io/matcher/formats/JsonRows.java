package io.matcher.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Makes rows of JSON objects. Numbers keep their text, nested values become compact JSON text with their numbers
 * untouched. A member that occurs twice, at any depth, is a refusal: nobody can tell which one was meant.
 */
final class JsonRows {
    private Columns shape = Columns.varying(List.of());
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable String> values = new ArrayList<>();
    private final List<Boolean> json = new ArrayList<>();
    private boolean anyJson;
    private long chars;
    private @Nullable String column;
    private @Nullable String reason;

    /** Reads the object whose start is the parser's present token, up to its end. */
    FileRecord read(JsonParser parser, long position) {
        clear();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (names.size() >= Limits.MAX_COLUMNS) {
                refuse(null, "the object has more than " + Limits.MAX_COLUMNS + " members");
            } else if (chars > Limits.MAX_RECORD_CHARS) {
                refuse(null, "the object is longer than " + Limits.MAX_RECORD_CHARS + " characters");
            }
            if (reason == null) {
                add(name, value, parser);
            } else {
                parser.skipChildren();
            }
        }
        return finish(position);
    }

    private void clear() {
        names.clear();
        values.clear();
        json.clear();
        anyJson = false;
        chars = 0;
        column = null;
        reason = null;
    }

    private void refuse(@Nullable String atColumn, String why) {
        if (reason == null) {
            column = atColumn == null ? null : Texts.quotable(atColumn);
            reason = why;
        }
    }

    private void add(String name, JsonToken token, JsonParser parser) {
        boolean plain = token == JsonToken.VALUE_STRING || token.isNumeric();
        String value = token == JsonToken.VALUE_NULL ? null : plain ? parser.getString() : nested(name, parser);
        String oddName = Texts.unstorable(name);
        String oddValue = value == null ? null : Texts.unstorable(value);
        if (oddName != null) {
            refuse(name, "the member's name holds " + oddName);
        } else if (oddValue != null) {
            refuse(name, "the value holds " + oddValue);
        }
        names.add(name);
        values.add(value);
        json.add(!plain && value != null);
        anyJson |= !plain && value != null;
        chars += name.length() + (value == null ? 0 : value.length());
    }

    private String nested(String name, JsonParser parser) {
        StringBuilder text = new StringBuilder();
        copy(name, parser, text);
        return text.toString();
    }

    /** Recursion is bounded by {@link Limits#MAX_DEPTH}, which the parser enforces. */
    private void copy(String name, JsonParser parser, StringBuilder out) {
        if (out.length() > Limits.MAX_FIELD_CHARS) {
            refuse(name, "the nested value is longer than " + Limits.MAX_FIELD_CHARS + " characters");
            parser.skipChildren();
            return;
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            copyObject(name, parser, out);
        } else if (token == JsonToken.START_ARRAY) {
            copyArray(name, parser, out);
        } else if (token == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            String odd = Texts.unstorable(text);
            if (odd != null) {
                refuse(name, "a nested value holds " + odd);
            }
            JsonText.quote(text, out);
        } else {
            out.append(parser.getString());
        }
    }

    private void copyObject(String name, JsonParser parser, StringBuilder out) {
        Set<String> seen = new HashSet<>();
        out.append('{');
        String separator = "";
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String member = parser.currentName();
            if (!seen.add(member)) {
                refuse(name, "the nested member \"" + Texts.quotable(member) + "\" occurs twice");
            }
            String odd = Texts.unstorable(member);
            if (odd != null) {
                refuse(name, "a nested member's name holds " + odd);
            }
            JsonText.quote(member, out.append(separator));
            separator = ",";
            out.append(':');
            parser.nextToken();
            copy(name, parser, out);
        }
        out.append('}');
    }

    private void copyArray(String name, JsonParser parser, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            out.append(separator);
            separator = ",";
            copy(name, parser, out);
        }
        out.append(']');
    }

    private FileRecord finish(long position) {
        if (reason == null && !names.equals(shape.names())) {
            String repeated = Columns.firstRepeated(names);
            if (repeated == null) {
                shape = Columns.varying(names);
            } else {
                refuse(repeated, "the member \"" + Texts.quotable(repeated) + "\" occurs twice");
            }
        }
        if (reason != null) {
            int index = column == null ? -1 : names.indexOf(column);
            return new Refusal(position, column, reason, index < 0 ? null : values.get(index));
        }
        @Nullable String[] texts = values.toArray(new @Nullable String[0]);
        return Row.trusted(position, shape, texts, anyJson ? jsonFlags() : null, hasControls(texts));
    }

    private boolean[] jsonFlags() {
        boolean[] flags = new boolean[json.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = json.get(i);
        }
        return flags;
    }

    private static boolean hasControls(@Nullable String[] texts) {
        for (String text : texts) {
            if (text != null && Texts.hasControls(text)) {
                return true;
            }
        }
        return false;
    }
}
