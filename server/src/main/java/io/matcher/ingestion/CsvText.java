package io.matcher.ingestion;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table as RFC 4180 has it, with any delimiter. Values are written as they are: the file is to be read again. */
final class CsvText {

    private final Writer out;
    private final char delimiter;

    CsvText(Writer out, char delimiter) {
        this.out = out;
        this.delimiter = delimiter;
    }

    void row(List<? extends @Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            String value = values.get(i);
            out.write(value == null ? "" : quoted(value));
        }
        out.write("\r\n");
    }

    private String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\'' || c == '\n' || c == '\r')
                && (value.isEmpty() || (value.charAt(0) > ' ' && value.charAt(value.length() - 1) > ' '));
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
