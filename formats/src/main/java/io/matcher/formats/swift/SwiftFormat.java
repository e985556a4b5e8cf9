package io.matcher.formats.swift;

import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Head;
import io.matcher.formats.Lines;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * SWIFT MT940 or MT942, with or without blocks: one row for each field 61, and one {@link io.matcher.formats.Statement}
 * after the entries of each message, which is one page of a statement.
 */
public final class SwiftFormat implements Format {
    private final String number;

    private SwiftFormat(String number) {
        this.number = number;
    }

    /** The statement of booked entries between two balances. */
    public static SwiftFormat mt940() {
        return new SwiftFormat("940");
    }

    /** The report of a day that is not over. */
    public static SwiftFormat mt942() {
        return new SwiftFormat("942");
    }

    @Override
    public String key() {
        return "mt" + number;
    }

    @Override
    public List<String> aliases() {
        return List.of("xx/swift/mt" + number, "mt-" + number);
    }

    @Override
    public List<String> endings() {
        return List.of("sta", "swi", number, "mt" + number);
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** A field 20 and a field 25 at the start of lines; a balance tells the statement from the report. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        if (!hasField(text, ":20:") || !(hasField(text, ":25:") || hasField(text, ":25P:"))) {
            return false;
        }
        boolean balanced = hasField(text, ":60F:") || hasField(text, ":60M:");
        boolean reports = hasField(text, ":34F:") || hasField(text, ":13D:") || hasField(text, ":90D:");
        return number.equals("940") ? balanced : reports && !balanced;
    }

    private static boolean hasField(String text, String tag) {
        for (int at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + 1)) {
            char before = at == 0 ? '\n' : text.charAt(at - 1);
            if (before == '\n' || before == '\r' || text.startsWith("{4:", at - 3)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new SwiftReader(new Lines(source, options.charset()));
    }
}
