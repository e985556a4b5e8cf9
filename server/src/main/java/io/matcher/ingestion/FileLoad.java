package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.TransactionReader;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.CopyWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads one file into staging tables, a chunk in each; parsing here and storing in the database go on side by side. */
final class FileLoad {

    private static final int MOST_STATEMENTS = 20_000;
    private static final int ROWS_BETWEEN_LOOKS = 4_096;
    private static final long MILLIS_BETWEEN_REPORTS = 500;

    private final StagedTransactions staged = new StagedTransactions();
    private final RepeatWatch repeats = new RepeatWatch();
    private final RowErrors errors = new RowErrors();
    private final List<Statement> statements = new ArrayList<>();
    private final Progress progress;
    private final BooleanSupplier stopping;
    private final Clock clock;
    private long reportedAt;
    private long rows;
    private long position;
    private long bytesRead;
    private boolean ended;

    /** Is told how far the reading is, and says whether anybody still wants to know. */
    @FunctionalInterface
    interface Progress {
        boolean report(long bytesRead, long totalRows, long failedRows);
    }

    /** The reading was asked to stop. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("The reading was asked to stop", null, false, false);
        }
    }

    FileLoad(Progress progress, BooleanSupplier stopping, Clock clock) {
        this.progress = progress;
        this.stopping = stopping;
        this.clock = clock;
        this.reportedAt = clock.millis();
    }

    /** Makes a staging table and gives its name. */
    @FunctionalInterface
    interface Tables {
        String next(int number);
    }

    /**
     * Reads the file to its end, and hands over one chunk after the other.
     *
     * @param rowsPerChunk how many rows a chunk has at most
     * @throws io.matcher.formats.BrokenFileException when the file can not be read on
     * @throws Stopped when it was asked to
     */
    void run(
            TransactionReader reader,
            BinaryCopy copy,
            long rowsPerChunk,
            Tables tables,
            Consumer<StagedTransactions.Chunk> chunks)
            throws IOException {
        for (int number = 1; !ended; number++) {
            String table = tables.next(number);
            copy.<IOException>into(table, StagedTransactions.COLUMNS, writer -> write(reader, writer, rowsPerChunk));
            if (ended) {
                bytesRead = reader.bytesRead();
                report();
            }
            chunks.accept(staged.cut(table, repeats.mayRepeat()));
        }
    }

    private void write(TransactionReader reader, CopyWriter writer, long most) throws IOException {
        for (long taken = 0; taken < most; taken++) {
            Parsed parsed = reader.next();
            if (parsed == null) {
                ended = true;
                return;
            }
            position = parsed.position();
            switch (parsed) {
                case Statement statement -> keep(statement);
                case ParsedTransaction transaction -> {
                    rows++;
                    repeats.see(transaction.externalId());
                    staged.write(writer, rows, transaction);
                }
                case Refusal refusal -> {
                    rows++;
                    errors.add(RowError.of(refusal));
                }
            }
            if (rows % ROWS_BETWEEN_LOOKS == 0) {
                look(reader);
            }
        }
    }

    private void keep(Statement statement) throws BrokenFileException {
        if (statements.size() == MOST_STATEMENTS) {
            throw new BrokenFileException(
                    BrokenFileException.Fault.TOO_LARGE, "the file holds more than " + MOST_STATEMENTS + " statements");
        }
        statements.add(statement);
    }

    private void look(TransactionReader reader) {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
        if (clock.millis() - reportedAt >= MILLIS_BETWEEN_REPORTS) {
            bytesRead = reader.bytesRead();
            report();
        }
    }

    private void report() {
        if (!progress.report(bytesRead, rows, errors.total())) {
            throw new Stopped();
        }
        reportedAt = clock.millis();
    }

    /** The statements that ended so far. */
    List<Statement> statements() {
        return statements;
    }

    RowErrors errors() {
        return errors;
    }

    /** The place of the last row that was read: its line, or its number. */
    long position() {
        return position;
    }

    long rows() {
        return rows;
    }

    long bytesRead() {
        return bytesRead;
    }

    StagedTransactions.IdRange ids() {
        return staged.ids();
    }
}
