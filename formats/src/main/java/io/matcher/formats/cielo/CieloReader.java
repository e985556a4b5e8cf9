package io.matcher.formats.cielo;

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
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each line of an extract to the reader of its kind; a file may hold the extracts of several merchants. */
final class CieloReader extends FixedLineReader {
    /** Layouts up to 014 have 250 characters, layout 015 about 750. */
    private static final int WIDTH = 1_000;

    /** Lines that name money in a way that is not read: anticipations, receivables that were traded or held back. */
    private static final String UNREAD_MONEY = "567ABCR";

    private final EntryIds ids = new EntryIds();
    private final Set<Character> told = new HashSet<>();
    private @Nullable CieloFile file;
    private @Nullable SalesSummaries summaries;
    private @Nullable ReceivableUnits units;
    private @Nullable PixSales pix;
    private long records;

    CieloReader(ByteSource source, FormatOptions options) throws IOException {
        super(source, options, WIDTH);
    }

    @Override
    protected void take(FixedLine line) throws FixedFieldException, IOException {
        char type = line.at(1);
        CieloFile present = file;
        if (type == '0') {
            begin(line);
        } else if (present == null) {
            throw outside(line);
        } else if (type == '9') {
            end(present, line);
        } else {
            records++;
            detail(type, line);
        }
    }

    private IOException outside(FixedLine line) throws FixedFieldException {
        if (line.number() == 1) {
            return broken(Fault.MALFORMED, "the file does not begin with its header (record 0)");
        }
        throw new FixedFieldException("record_type", "the line stands outside of any file", line.text(1, 1));
    }

    private void begin(FixedLine line) throws BrokenFileException {
        if (file != null) {
            throw broken(Fault.MALFORMED, "a second header comes before the first file has ended (record 9)");
        }
        CieloFile begun = new CieloFile(line, ids, this::hand);
        file = begun;
        summaries = begun.isOfUnits() ? null : new SalesSummaries(begun);
        units = begun.isOfUnits() ? new ReceivableUnits(begun) : null;
        pix = new PixSales(begun);
        records = 0;
        told.clear();
    }

    private void detail(char type, FixedLine line) throws FixedFieldException, IOException {
        SalesSummaries old = summaries;
        ReceivableUnits current = units;
        PixSales sales = pix;
        if (type == '8' && sales != null) {
            sales.read(line);
        } else if (old != null && (type == '1' || type == '2')) {
            old.read(type, line);
        } else if (current != null && (type == 'D' || type == 'E')) {
            current.read(type, line);
        } else if (UNREAD_MONEY.indexOf(type) >= 0 && told.add(type)) {
            hand(new Refusal(
                    line.number(),
                    "record_type",
                    "records of type " + type + " are not read; all of them are passed over",
                    line.text(1, 30)));
        }
        // Any other type is of a later edition of the layout, which says that unknown ones are to be skipped.
    }

    private void end(CieloFile present, FixedLine line) throws BrokenFileException {
        leave();
        try {
            present.tally.expectCount("records", line.count("records", 2, 12), records);
            if (units != null) {
                units.compare(signed(line, 13), signed(line, 42), line.count("entries", 31, 41));
            }
        } catch (FixedFieldException unreadable) {
            present.tally.find(Kind.COUNT_DIFFERS, "line " + line.number() + ": " + unreadable.getMessage());
        }
        hand(present.statement(line.number()));
        file = null;
    }

    private static BigDecimal signed(FixedLine line, int sign) throws FixedFieldException {
        return line.signed("sum", sign, sign + 1, sign + 17);
    }

    private void leave() throws BrokenFileException {
        if (summaries != null) {
            summaries.flush();
        }
        if (units != null) {
            units.flush();
        }
    }

    @Override
    protected void finish() throws BrokenFileException {
        if (file != null) {
            throw broken(Fault.MALFORMED, "the file is cut: it has no end (record 9)");
        }
    }
}
