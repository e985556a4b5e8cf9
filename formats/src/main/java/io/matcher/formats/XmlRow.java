package io.matcher.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one record element. Its leaves become fields under their local names, however deep they stand. Nothing is
 * lost: a name that comes again is kept as {@code name#2}, {@code name#3}; attributes are kept as {@code name@attribute}
 * (those of the record itself as {@code @attribute}); text beside child elements is kept under the parent's name.
 */
final class XmlRow {
    private Columns shape = Columns.varying(List.of());
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable String> values = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private long chars;
    private @Nullable String reason;
    private @Nullable String column;

    /** An element that has begun; {@code name} is empty for the record itself. */
    private static final class Open {
        final String name;
        final StringBuilder text = new StringBuilder();
        boolean parent;

        Open(String name) {
            this.name = name;
        }
    }

    void begin(XMLStreamReader xml) {
        names.clear();
        values.clear();
        uses.clear();
        open.clear();
        chars = 0;
        reason = null;
        column = null;
        open.push(new Open(""));
        attributes(xml, "");
    }

    boolean hasElements() {
        return open.size() > 1 || open.element().parent;
    }

    void open(XMLStreamReader xml) {
        open.element().parent = true;
        String name = xml.getLocalName();
        if (name.length() > Limits.MAX_NAME_CHARS) {
            refuse(name, "the element's name is longer than " + Limits.MAX_NAME_CHARS + " characters");
            name = Texts.quotable(name);
        }
        open.push(new Open(name));
        attributes(xml, name);
    }

    private void attributes(XMLStreamReader xml, String element) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            boolean aboutSchema = "http://www.w3.org/2001/XMLSchema-instance".equals(namespace);
            if (!aboutSchema) {
                add(element + "@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
    }

    void text(XMLStreamReader xml) {
        StringBuilder text = open.element().text;
        if (text.length() + xml.getTextLength() > Limits.MAX_FIELD_CHARS) {
            refuse(open.element().name, "the text is longer than " + Limits.MAX_FIELD_CHARS + " characters");
        } else if (reason == null) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    void close() {
        Open closed = open.pop();
        if (!closed.parent) {
            add(closed.name, closed.text.toString());
        } else if (!closed.text.toString().isBlank()) {
            add(closed.name, closed.text.toString().strip());
        }
    }

    private void add(String name, String value) {
        chars += name.length() + value.length();
        if (names.size() >= Limits.MAX_COLUMNS) {
            refuse(null, "the record has more than " + Limits.MAX_COLUMNS + " fields");
        } else if (chars > Limits.MAX_RECORD_CHARS) {
            refuse(null, "the record is longer than " + Limits.MAX_RECORD_CHARS + " characters");
        } else if (reason == null) {
            String odd = Texts.unstorable(value);
            if (odd != null) {
                refuse(name, "the value holds " + odd);
            }
            int use = uses.merge(name, 1, Integer::sum);
            names.add(use == 1 ? name : name + "#" + use);
            values.add(value);
        }
    }

    private void refuse(@Nullable String atColumn, String why) {
        if (reason == null) {
            reason = why;
            column = atColumn == null ? null : Texts.quotable(atColumn);
        }
    }

    FileRecord finish(long position) {
        Open record = open.pop();
        String loose = record.text.toString().strip();
        if (!loose.isEmpty()) {
            add("#text", loose);
        }
        if (reason != null) {
            return new Refusal(position, column, reason, null);
        }
        if (!names.equals(shape.names())) {
            shape = Columns.varying(names);
        }
        @Nullable String[] texts = values.toArray(new @Nullable String[0]);
        boolean controls = false;
        for (String text : texts) {
            controls |= text != null && Texts.hasControls(text);
        }
        return Row.trusted(position, shape, texts, null, controls);
    }
}
