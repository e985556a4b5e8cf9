package io.matcher.formats;

import java.io.IOException;
import java.util.List;

/** Tables: CSV with any of four delimiters, in any encoding banks use. */
final class CsvFormat implements Format {

    @Override
    public String key() {
        return "csv";
    }

    @Override
    public List<String> endings() {
        return List.of("csv", "tsv");
    }

    /** Any text may be a table; that is why this format is asked last. */
    @Override
    public boolean recognises(Head head) {
        return !head.isBinary();
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        String sample = Encodings.sample(source.look(Limits.LOOK_BYTES), options.charset());
        CsvDialect dialect = CsvDialect.of(sample, options.delimiter());
        DecodingReader text = new DecodingReader(source, options.charset(), Encodings.WESTERN);
        return new CsvRecordReader(source, new CsvScanner(text, dialect), CsvHeader.line(sample, dialect));
    }
}
