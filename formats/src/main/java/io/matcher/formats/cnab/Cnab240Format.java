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

/** CNAB 240 of FEBRABAN: statements, and what became of titles and payments, in one or several batches. */
public final class Cnab240Format implements Format {
    static final int WIDTH = 240;

    @Override
    public String key() {
        return "cnab240";
    }

    @Override
    public List<String> aliases() {
        return List.of("br/cnab240/febraban-base");
    }

    @Override
    public List<String> endings() {
        return List.of("ret");
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return Optional.of(EntryRow.MAP);
    }

    /** The header of a file, and under it that of a batch of the same bank or the end of the file. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        int end = endOfLine(text, 0);
        boolean header = end <= WIDTH + 1
                && digits(text, 0, 8)
                && text.startsWith("00000", 3)
                && text.startsWith("        ", 8)
                && digits(text, 17, 32);
        if (!header) {
            return false;
        }
        int second = end;
        while (second < text.length() && (text.charAt(second) == '\n' || text.charAt(second) == '\r')) {
            second++;
        }
        boolean sameBank = text.startsWith(text.substring(0, 3), second) && digits(text, second, second + 8);
        return sameBank && "19".indexOf(text.charAt(second + 7)) >= 0;
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r' && at <= WIDTH) {
            at++;
        }
        return at;
    }

    static boolean digits(String text, int from, int to) {
        if (text.length() < to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public RecordReader open(ByteSource source, FormatOptions options) throws IOException {
        return new Cnab240Reader(source, options);
    }
}
