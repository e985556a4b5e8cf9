package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines between the header of a batch and its end; each batch becomes one statement. */
abstract class Batch {
    static final String BRL = "BRL";
    static final BigDecimal NOTHING = new BigDecimal("0.00");

    final StatementTally tally = new StatementTally();
    final EntryRow row = new EntryRow();
    final EntryIds ids;
    private final Consumer<FileRecord> out;

    Batch(EntryIds ids, Consumer<FileRecord> out) {
        this.ids = ids;
        this.out = out;
    }

    /** The batch that this header begins; null for a kind that has no entries which are read. */
    static @Nullable Batch of(FixedLine file, FixedLine header, EntryIds ids, Consumer<FileRecord> out) {
        String service = header.text(10, 11);
        return switch (header.at(9)) {
            case 'E' -> "04".equals(service) ? new ExtractBatch(header, ids, out) : null;
            case 'T' -> new CollectionBatch(file, header, ids, out);
            case 'C', 'D' -> new PaymentBatch(file, header, ids, out);
            default -> null;
        };
    }

    abstract void detail(FixedLine line) throws FixedFieldException, BrokenFileException;

    /** Hands out what waits for further lines. */
    void flush() throws BrokenFileException {}

    /** Compares what the last line of the batch states, {@code records} lines after it was begun, both included. */
    abstract void trailer(FixedLine line, long records) throws FixedFieldException;

    abstract Statement statement(long position);

    /** Hands out what {@link #row} has gathered, and counts it if it is a row. */
    final void hand(long position, BigDecimal signed, boolean moves, String currency) {
        FileRecord read = row.end(position);
        if (read instanceof Row) {
            if (moves) {
                tally.book(signed, currency);
            } else {
                tally.pass();
            }
        }
        out.accept(read);
    }

    final void refuse(long position, FixedFieldException fault) {
        out.accept(fault.refusal(position));
    }

    final void refuse(Refusal refusal) {
        out.accept(refusal);
    }

    static @Nullable Long numberOrNull(FixedLine line, int from, int to) {
        try {
            long number = line.count("number", from, to);
            return number == 0 ? null : number;
        } catch (FixedFieldException notNumbered) {
            return null;
        }
    }
}
