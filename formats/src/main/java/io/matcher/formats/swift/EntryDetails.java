package io.matcher.formats.swift;

import io.matcher.formats.BankText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What field 86 says of an entry, under the names it has in the metadata. Written in one of three ways: as prose; as the
 * German banks' numbered subfields; as codewords between slashes.
 */
final class EntryDetails {
    static final String TEXT = "remittance";
    static final String BOOKING_TEXT = "booking_text";
    static final String END_TO_END = "end_to_end_id";
    static final String CREDITOR_REFERENCE = "creditor_reference";
    static final String INSTRUCTION = "instruction_id";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Reads the field; what further fields of the same entry say is prose. */
    void read(SwiftField field) {
        String joined = field.joined("");
        if (!values.isEmpty()) {
            add(TEXT, " " + field.joined(" "));
        } else if (Subfields.separates(joined)) {
            Subfields.read(joined, this);
        } else if (Codewords.begins(joined)) {
            Codewords.read(joined, this);
        } else {
            add(TEXT, field.joined(" "));
        }
    }

    /** Continues what is there under the name, as texts are cut anywhere. */
    void add(String name, String value) {
        values.merge(name, value, String::concat);
    }

    /** Adds it unless it only says that there is nothing. */
    void addReference(String name, String value) {
        String reference = BankText.reference(value);
        if (reference != null) {
            values.putIfAbsent(name, reference);
        }
    }

    /** On one line; null for nothing. */
    @Nullable
    String get(String name) {
        return BankText.line(values.get(name));
    }

    @Nullable
    String take(String name) {
        return BankText.line(values.remove(name));
    }

    Map<String, String> all() {
        return values;
    }
}
