package io.matcher.formats.cnab;

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

/** CNAB 400: what became of titles, as each bank writes it. */
public final class Cnab400Format implements Format {
    static final int WIDTH = 400;
    private static final String RETURN = "02RETORNO";

    /** What a company sends to the bank begins so. */
    static final String ORDER = "01REMESSA";

    @Override
    public String key() {
        return "cnab400";
    }

    @Override
    public List<String> aliases() {
        return List.of("br/cnab400/default");
    }

    @Override
    public List<String> endings() {
        return List.of("ret");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** The header's first words, and the bank where it belongs. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        boolean named = text.startsWith(RETURN) || text.startsWith(ORDER);
        if (!named || !Cnab240Format.digits(text, 76, 79)) {
            return false;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end <= WIDTH;
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new Cnab400Reader(source, options);
    }
}
