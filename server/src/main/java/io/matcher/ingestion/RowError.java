package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Refusal;
import io.matcher.ingestion.statements.Statements;
import org.jspecify.annotations.Nullable;

/**
 * Why a row is no transaction.
 *
 * @param row the line (CSV, the header being line 1), or the element from 1 (JSON, XML)
 * @param field the column's name in the file, where one is to blame
 * @param value what stood there, shortened
 */
record RowError(
        long row,
        @Nullable String field,
        String message,
        @Nullable String value) {

    /** How many of a job's errors are kept. */
    static final int CAP = 100;

    private static final int MAX_FIELD = 1_000;
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_VALUE = 200;

    RowError {
        row = Math.max(row, 1);
        field = shorten(field, MAX_FIELD);
        value = shorten(value, MAX_VALUE);
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }

    static RowError of(Refusal refusal) {
        return new RowError(refusal.position(), refusal.column(), refusal.reason(), refusal.value());
    }

    /** A row whose external id was there, where the source refuses such files. */
    static RowError known(long row, String externalId) {
        return new RowError(row, null, "the external id is there already", externalId);
    }

    /** Where the file itself can not be read on. */
    static RowError of(BrokenFileException broken, long lastRow) {
        return new RowError(
                broken.place().line() > 0 ? broken.place().line() : lastRow + 1,
                null,
                String.valueOf(broken.getMessage()),
                null);
    }

    /** Where a statement has what its source refuses. */
    static RowError of(Statements.Wrong wrong) {
        return new RowError(wrong.position(), wrong.fault().kind().name(), wrong.toString(), null);
    }

    private static @Nullable String shorten(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
