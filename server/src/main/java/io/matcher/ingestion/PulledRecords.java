package io.matcher.ingestion;

import io.matcher.formats.FileRecord;
import io.matcher.formats.RecordReader;
import io.matcher.formats.RecordsOver;
import io.matcher.formats.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the records that were read and have not been judged yet, so that a refusal can be shown with its row: some are read ahead
 * in order to learn how values are written.
 */
final class PulledRecords extends RecordsOver {

    private final Queue<FileRecord> pulled = new ArrayDeque<>();

    PulledRecords(RecordReader file) {
        super(file);
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        FileRecord read = file.next();
        if (read != null) {
            pulled.add(read);
        }
        return read;
    }

    /** The record that the next judgement is of, as a row; null when it was no row to begin with. */
    @Nullable
    Row judged() {
        return pulled.poll() instanceof Row row ? row : null;
    }
}
