package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.EntryIds;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.FixedLineReader;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file of 240 characters into batches and gives each line to its batch. The statement of a batch is handed out
 * when the next batch begins or the file ends, because only the last line of the file tells whether all of it is there.
 */
final class Cnab240Reader extends FixedLineReader {
    private static final char TO_BANK = '1';

    private final EntryIds ids = new EntryIds();
    private @Nullable FixedLine header;
    private @Nullable Batch batch;
    private boolean inBatch;
    private boolean passingOver;
    private long batches;
    private long records;
    private long batchRecords;
    private long lastLine;

    Cnab240Reader(ByteSource source, FormatOptions options) throws IOException {
        super(source, options, Cnab240Format.WIDTH);
    }

    @Override
    protected void take(FixedLine line) throws FixedFieldException, IOException {
        records++;
        batchRecords++;
        char type = line.at(8);
        if (header == null && type != '0') {
            throw broken(Fault.MALFORMED, "the file does not begin with its header (record 0)");
        }
        switch (type) {
            case '0' -> begin(line);
            case '1' -> open(line);
            case '2', '3', '4' -> detail(line);
            case '5' -> close(line);
            case '9' -> end(line);
            default ->
                throw new FixedFieldException(
                        "record_type", "the record type (position 8) is none of 0, 1, 2, 3, 4, 5, 9", line.text(8, 8));
        }
        lastLine = line.number();
    }

    private void begin(FixedLine line) throws BrokenFileException {
        if (header != null) {
            throw broken(Fault.MALFORMED, "a second header comes before the first file has ended (record 9)");
        }
        if (line.at(143) == TO_BANK) {
            throw broken(
                    Fault.UNSUPPORTED,
                    "the file is an order to the bank (position 143 is 1) and not the bank's answer");
        }
        header = line;
        batches = 0;
        records = 1;
    }

    private void open(FixedLine line) throws IOException {
        leave("the next one begins");
        FixedLine file = header;
        batches++;
        batchRecords = 1;
        batch = file == null ? null : Batch.of(file, line, ids, this::hand);
        passingOver = batch == null;
        inBatch = true;
        if (passingOver) {
            hand(new Refusal(
                    line.number(),
                    "service",
                    "a batch of operation " + line.text(9, 9) + ", service " + line.text(10, 11)
                            + " holds no entries that are read here; its lines are passed over",
                    line.text(9, 16)));
        }
    }

    private void detail(FixedLine line) throws FixedFieldException, IOException {
        Batch present = batch;
        if (present != null && inBatch) {
            present.detail(line);
        } else if (!passingOver || !inBatch) {
            throw new FixedFieldException("record_type", "the line stands in no batch", line.text(1, 8));
        }
    }

    private void close(FixedLine line) throws FixedFieldException, IOException {
        Batch present = batch;
        if (!inBatch) {
            throw new FixedFieldException("record_type", "the end of a batch that was not begun", line.text(1, 8));
        }
        inBatch = false;
        if (present != null) {
            present.flush();
            try {
                present.trailer(line, batchRecords);
            } catch (FixedFieldException unreadable) {
                present.tally.find(
                        Kind.TOTAL_DIFFERS,
                        "the end of the batch in line " + line.number() + ": " + unreadable.getMessage());
            }
        }
    }

    /** Hands out the batch that is open or closed; an open one lacks its end. */
    private void leave(String because) throws IOException {
        Batch present = batch;
        if (present != null) {
            if (inBatch) {
                present.flush();
                present.tally.find(Kind.GAP, "the batch has no end (record 5) when " + because);
            }
            hand(present.statement(lastLine));
        }
        batch = null;
        inBatch = false;
        passingOver = false;
    }

    private void end(FixedLine line) throws IOException {
        Batch present = batch;
        if (present != null) {
            expect(present, "batches", line, 18, batches);
            expect(present, "records", line, 24, records);
        }
        leave("the file ends");
        header = null;
    }

    private static void expect(Batch last, String what, FixedLine line, int from, long found) {
        try {
            long stated = line.count(what, from, from + 5);
            if (stated > 0) {
                last.tally.expectCount(what + " in the file", stated, found);
            }
        } catch (FixedFieldException unreadable) {
            last.tally.find(Kind.COUNT_DIFFERS, "the end of the file: " + unreadable.getMessage());
        }
    }

    @Override
    protected void finish() throws BrokenFileException {
        if (header != null) {
            throw broken(Fault.MALFORMED, "the file is cut: it has no end (record 9)");
        }
    }
}
