package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Columns;
import io.matcher.formats.FileRecord;
import io.matcher.formats.RecordReader;
import io.matcher.formats.RecordsOver;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a file of refused rows has before those of the original. Where such a file comes back, mended, they are left out:
 * they say something of the first file and not of the transactions.
 */
final class ErrorColumns extends RecordsOver {

    static final List<String> NAMES = List.of("error_line", "error_column", "error_reason", "error_value");

    private @Nullable Columns given;
    private Columns kept = Columns.fixed(List.of());
    private int[] indexes = new int[0];
    private boolean dropping;

    private ErrorColumns(RecordReader file) {
        super(file);
    }

    static RecordReader dropped(RecordReader file) {
        return new ErrorColumns(file);
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        FileRecord read = file.next();
        if (read == null) {
            return null;
        }
        return switch (read) {
            case Refusal refusal -> refusal;
            case Statement statement -> statement;
            case Row row -> without(row);
        };
    }

    private Row without(Row row) {
        if (row.columns() != given) {
            look(row.columns());
        }
        if (!dropping) {
            return row;
        }
        @Nullable String[] values = new @Nullable String[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            values[i] = row.value(indexes[i]);
        }
        return Row.of(row.position(), kept, values);
    }

    private void look(Columns columns) {
        given = columns;
        dropping = columns.isFixed() && columns.names().containsAll(NAMES);
        if (dropping) {
            indexes = IntStream.range(0, columns.size())
                    .filter(i -> !NAMES.contains(columns.names().get(i)))
                    .toArray();
            kept = Columns.fixed(
                    IntStream.of(indexes).mapToObj(columns.names()::get).toList());
        }
    }
}
