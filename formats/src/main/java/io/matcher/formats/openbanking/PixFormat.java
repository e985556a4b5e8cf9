package io.matcher.formats.openbanking;

import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Head;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the Pix API answers: received payments and their refunds; lists, charges with their payments, webhooks. */
public final class PixFormat implements Format {

    @Override
    public String key() {
        return "pix";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** Somebody's own JSON may have these members too, and a field map for them: it stays JSON where it is called so. */
    @Override
    public boolean isDistinct() {
        return false;
    }

    @Override
    public boolean recognises(Head head) {
        char first = head.firstCharacter();
        String text = head.text();
        return (first == '{' || first == '[')
                && text.contains("\"endToEndId\"")
                && text.contains("\"valor\"")
                && text.contains("\"horario\"");
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new JsonEntryReader(source, options, new PixEntries());
    }
}
