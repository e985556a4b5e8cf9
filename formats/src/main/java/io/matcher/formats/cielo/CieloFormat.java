package io.matcher.formats.cielo;

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

/** Cielo's extract (EDI), layouts 001 to 015: one row for each sales summary or receivable unit. */
public final class CieloFormat implements Format {

    @Override
    public String key() {
        return "cielo_edi";
    }

    @Override
    public List<String> aliases() {
        return List.of("cielo-edi");
    }

    @Override
    public List<String> endings() {
        return List.of("cmp");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** The header: digits up to the name of the acquirer. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        if (!text.startsWith("0") || !text.startsWith("CIELO", 42)) {
            return false;
        }
        return text.substring(0, 42).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new CieloReader(source, options);
    }
}
