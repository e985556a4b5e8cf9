package io.matcher.formats.bai2;

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
 * Balance reports as American, Canadian and British banks send them. The key of an entry is its content: account, as-of
 * date, type, amount and the bank's reference, else the customer's, else the text.
 */
public final class Bai2Format implements Format {

    @Override
    public String key() {
        return "bai2";
    }

    @Override
    public List<String> aliases() {
        return List.of("btrs");
    }

    @Override
    public List<String> endings() {
        return List.of("bai2", "bai", "btrs");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** A file header with dates where they belong, and behind it a group header or the header's continuation. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text().stripLeading();
        int end = text.indexOf('\n') < 0 ? text.indexOf('\r') : text.indexOf('\n');
        if (!text.startsWith("01,") || end < 0 || end > 1_000 || head.isBinary()) {
            return false;
        }
        String[] fields = text.substring(0, end).strip().split(",", -1);
        String next = text.substring(end).stripLeading();
        return fields.length >= 5
                && isDate(fields[3])
                && digits(fields[4])
                && fields[4].length() <= 4
                && (next.startsWith("02,") || next.startsWith("88,"));
    }

    private static boolean isDate(String field) {
        return (field.length() == 6 || field.length() == 8) && digits(field);
    }

    private static boolean digits(String field) {
        return field.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new Bai2Reader(new Bai2Records(new Lines(source, options.charset())));
    }
}
