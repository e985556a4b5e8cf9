package io.matcher.ingestion;

import io.matcher.formats.Limits;
import io.matcher.formats.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of a job as a table: where, why, and the row as the original has it, in the source's own delimiter and encoding. The
 * original is read twice: once for the columns, which the elements of a JSON or XML file need not share.
 */
final class ErrorsFile {

    private final RefusedRows rows;
    private final Charset charset;
    private final @Nullable Character delimiter;
    private final Map<String, RowError> stored = new LinkedHashMap<>();

    /** @param stored the errors that were kept with the job: some may say what no reading finds out */
    ErrorsFile(RefusedRows rows, Reading reading, List<RowError> stored) {
        this.rows = rows;
        Charset said = reading.options().charset();
        this.charset = said != null && said.canEncode() ? said : StandardCharsets.UTF_8;
        this.delimiter = reading.options().delimiter();
        stored.forEach(error -> this.stored.put(key(error), error));
    }

    Charset charset() {
        return charset;
    }

    void write(OutputStream out) throws IOException {
        List<String> columns = columns();
        Writer text = new OutputStreamWriter(out, charset);
        CsvText csv = new CsvText(text, Objects.requireNonNullElse(delimiter, ','));
        List<String> header = new ArrayList<>(ErrorColumns.NAMES);
        header.addAll(columns);
        csv.row(header);
        rows.each((error, row) -> {
            stored.remove(key(error));
            csv.row(line(error, row, columns));
        });
        for (RowError error : stored.values()) {
            csv.row(line(error, null, columns));
        }
        text.flush();
    }

    private static String key(RowError error) {
        return error.row() + "\0" + error.message();
    }

    private List<String> columns() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        rows.each((error, row) -> {
            if (row != null && names.size() < Limits.MAX_COLUMNS) {
                names.addAll(row.columns().names());
            }
        });
        return List.copyOf(names);
    }

    private static List<@Nullable String> line(RowError error, @Nullable Row row, List<String> columns) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(Long.toString(error.row()));
        cells.add(error.field());
        cells.add(error.message());
        cells.add(error.value());
        columns.forEach(column -> cells.add(row == null ? null : row.value(column)));
        return cells;
    }
}
