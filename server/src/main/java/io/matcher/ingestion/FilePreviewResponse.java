package io.matcher.ingestion;

import io.matcher.formats.Columns;
import io.matcher.formats.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first rows of a file that was not kept. */
record FilePreviewResponse(
        @Schema(description = "As the file has them; by name where each element may have others.")
        List<String> columns,

        @Schema(
                description =
                        "Texts as they stand in the file, shortened; those of columns that look sensitive are replaced.")
        List<List<String>> sampleRows,

        @Schema(minimum = "1", maximum = "20", example = "5", description = "How many rows are shown.")
        int rowCount,

        @Schema(example = "csv", description = "The format that was named, or found by looking.")
        String format,

        @Schema(description = "Pieces before the last shown row that are no rows; left out when there are none.")
        @Nullable
        List<Skipped> skipped) {

    private static final int MOST_CHARS = 1_000;

    /** A piece of the file that is no row. */
    @Schema(name = "PreviewSkippedItem")
    record Skipped(
            @Schema(
                    minimum = "1",
                    description = "The line of a table, its header being line 1; else the number of the element.")
            long row,

            @Nullable String field,
            String message) {}

    static FilePreviewResponse of(String format, Sample sample) {
        List<String> columns = columns(sample.rows());
        List<List<String>> cells =
                sample.rows().stream().map(row -> cells(row, columns)).toList();
        List<Skipped> skipped = sample.refusals().stream()
                .map(refusal -> new Skipped(refusal.position(), refusal.column(), refusal.reason()))
                .toList();
        return new FilePreviewResponse(columns, cells, cells.size(), format, skipped.isEmpty() ? null : skipped);
    }

    private static List<String> columns(List<Row> rows) {
        Columns first = rows.getFirst().columns();
        if (first.isFixed()) {
            return first.names();
        }
        Collection<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.columns().names()));
        return List.copyOf(names);
    }

    private static List<String> cells(Row row, List<String> columns) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            String value = row.value(column);
            boolean hidden = value != null && !value.isEmpty() && SensitiveColumns.looks(column);
            cells.add(hidden ? SensitiveColumns.REDACTED : shortened(value));
        }
        return cells;
    }

    private static String shortened(@Nullable String value) {
        if (value == null || value.length() <= MOST_CHARS) {
            return value == null ? "" : value;
        }
        int end = Character.isHighSurrogate(value.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
        return value.substring(0, end) + "…";
    }
}
