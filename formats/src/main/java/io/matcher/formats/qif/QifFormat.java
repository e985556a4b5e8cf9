package io.matcher.formats.qif;

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
 * Entries without currency, balance or identity. The currency is the source's default one; an entry's id is made of its
 * content; whether the day or the month comes first, and how decimals are written, is read as in tables.
 */
public final class QifFormat implements Format {
    private static final List<String> HEADERS = List.of("!Type:", "!Account", "!Option:", "!Clear:");

    @Override
    public String key() {
        return "qif";
    }

    @Override
    public List<String> endings() {
        return List.of("qif");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** The first line that is not blank is a section's header. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text().stripLeading();
        return !head.isBinary() && HEADERS.stream().anyMatch(h -> text.regionMatches(true, 0, h, 0, h.length()));
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new QifReader(new Lines(source, options.charset()));
    }
}
