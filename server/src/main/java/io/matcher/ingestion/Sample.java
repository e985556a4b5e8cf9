package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.OpenFile;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file.
 *
 * @param format the key of the reader
 * @param refusals pieces among them that are no rows
 */
record Sample(String format, List<Row> rows, List<Refusal> refusals) {

    private static final int MOST_REFUSALS = 20;

    /**
     * Reads the first rows, or says why there is none.
     *
     * @param format null to find it by looking
     */
    static Outcome<Sample> of(
            Formats formats, @Nullable FileFormat format, FileBeginning beginning, FormatOptions options, int most) {
        List<Row> rows = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        int statements = 0;
        if (beginning.bytes().length == 0) {
            return refused(ErrorCode.EMPTY_FILE, "The file is empty", beginning, "is empty");
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(beginning.bytes());
        String found = format == null ? "" : format.reader();
        try {
            OpenFile file = format == null
                    ? formats.look(bytes, null, beginning.fileName(), options)
                    : format.look(bytes, beginning.fileName(), options);
            FileRecord read = file.records().next();
            found = file.format().orElse(found);
            while (read != null && rows.size() < most) {
                switch (read) {
                    case Row row -> rows.add(row);
                    case Refusal refusal -> refusals.add(refusal);
                    case Statement end -> statements++;
                }
                read = rows.size() < most && refusals.size() + statements < MOST_REFUSALS
                        ? file.records().next()
                        : null;
            }
        } catch (BrokenFileException broken) {
            if (rows.isEmpty() && refusals.isEmpty()) {
                return refused(broken, beginning);
            }
            if (beginning.isWhole()) {
                refusals.add(new Refusal(
                        Math.max(1, broken.place().line()), null, String.valueOf(broken.getMessage()), null));
            }
        } catch (IOException cut) {
            if (beginning.isWhole()) {
                throw new UncheckedIOException("Reading from memory failed", cut);
            }
        }
        return rows.isEmpty()
                ? noRows(beginning, refusals)
                : Outcome.done(new Sample(found, List.copyOf(rows), List.copyOf(refusals)));
    }

    private static Outcome<Sample> refused(BrokenFileException broken, FileBeginning beginning) {
        String reason = String.valueOf(broken.getMessage());
        if (!beginning.isWhole()) {
            return refused(
                    ErrorCode.INVALID_REQUEST,
                    "The first " + beginning.bytes().length + " bytes of the file can not be read: " + reason,
                    beginning,
                    reason);
        }
        return broken.fault() == BrokenFileException.Fault.EMPTY
                ? refused(ErrorCode.EMPTY_FILE, "The file holds no records: " + reason, beginning, reason)
                : refused(ErrorCode.INVALID_REQUEST, "The file can not be read: " + reason, beginning, reason);
    }

    private static Outcome<Sample> noRows(FileBeginning beginning, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return refused(
                    ErrorCode.INVALID_REQUEST,
                    "The first " + beginning.bytes().length + " bytes of the file hold no whole row",
                    beginning,
                    "holds no whole row in the part that is looked at");
        }
        List<Fault> faults = refusals.stream()
                .map(refusal -> new Fault(place(beginning, refusal), refusal.reason(), refusal.value()))
                .toList();
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The file holds no row that can be read: " + refusals.getFirst().reason(),
                faults.toArray(Fault[]::new));
    }

    private static String place(FileBeginning beginning, Refusal refusal) {
        return beginning.location() + ".row[" + refusal.position() + "]"
                + (refusal.column() == null ? "" : "." + refusal.column());
    }

    private static Outcome<Sample> refused(ErrorCode code, String detail, FileBeginning beginning, String message) {
        return Outcome.refused(code, detail, Fault.at(beginning.location(), message));
    }
}
