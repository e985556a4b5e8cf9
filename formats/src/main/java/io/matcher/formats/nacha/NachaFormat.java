package io.matcher.formats.nacha;

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
 * Batches of ACH credits and debits, and their returns, seen from the originator's book: a debit of somebody else is
 * money in. Each batch is a notification without balances; its account is the originating company's identification.
 */
public final class NachaFormat implements Format {

    @Override
    public String key() {
        return "nacha";
    }

    @Override
    public List<String> aliases() {
        return List.of("ach");
    }

    @Override
    public List<String> endings() {
        return List.of("ach", "nacha");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** A file header: its priority code and, in their places, the record size 094, blocking 10 and format 1. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text().stripLeading();
        return text.startsWith("101") && text.startsWith("094101", 34) && !head.isBinary();
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new NachaReader(new Lines(source, options.charset()));
    }
}
