package io.matcher.cli.reconcile;

import io.matcher.formats.ColumnField;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.Columns;
import io.matcher.formats.FileRecord;
import io.matcher.formats.RecordReader;
import io.matcher.formats.RecordsOver;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to each row what the guess needs and the file lacks: an id made of the line, an amount of debit and credit. */
final class ComputedColumns extends RecordsOver {
    private final ColumnGuess guess;
    private @Nullable Columns given;
    private Columns extended = Columns.fixed(List.of());

    private ComputedColumns(RecordReader file, ColumnGuess guess) {
        super(file);
        this.guess = guess;
    }

    /** The reader itself where nothing is to be added. */
    static RecordReader over(RecordReader file, ColumnGuess guess) {
        boolean complete = guess.has(ColumnField.EXTERNAL_ID) && guess.has(ColumnField.AMOUNT);
        return complete ? file : new ComputedColumns(file, guess);
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        FileRecord read = file.next();
        if (read == null) {
            return null;
        }
        return switch (read) {
            case Refusal refusal -> refusal;
            case Statement statement -> statement;
            case Row row -> extend(row);
        };
    }

    private Row extend(Row row) {
        if (row.columns() != given) {
            given = row.columns();
            List<String> names = new ArrayList<>(row.columns().names());
            names.add(ColumnGuess.LINE_ID);
            names.add(ColumnGuess.SIGNED_AMOUNT);
            extended = row.columns().isFixed() ? Columns.fixed(names) : Columns.varying(names);
        }
        int size = row.columns().size();
        @Nullable String[] values = new @Nullable String[size + 2];
        for (int i = 0; i < size; i++) {
            values[i] = row.value(i);
        }
        values[size] = "#" + row.position();
        values[size + 1] = signedAmount(row);
        return Row.of(row.position(), extended, values);
    }

    /** Credits as they stand, debits with a minus; a debit that already carries one keeps it. */
    private @Nullable String signedAmount(Row row) {
        String credit = value(row, ColumnField.CREDIT);
        String debit = value(row, ColumnField.DEBIT);
        if (credit != null && (debit == null || isZero(debit))) {
            return credit;
        }
        if (debit == null) {
            return null;
        }
        if (credit != null && !isZero(credit)) {
            return credit + " and " + debit;
        }
        return debit.startsWith("-") || debit.startsWith("(") ? debit : "-" + debit;
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private @Nullable String value(Row row, ColumnField field) {
        String column = guess.column(field);
        String value = column == null ? null : row.value(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
