package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.CsvScanner.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table under its header. */
final class CsvRecordReader implements RecordReader {
    private final ByteSource source;
    private final CsvScanner scanner;
    private final Columns header;
    private boolean any;

    /** Reads the header, which begins on the given line or after it. */
    CsvRecordReader(ByteSource source, CsvScanner scanner, long headerLine) throws BrokenFileException, IOException {
        this.source = source;
        this.scanner = scanner;
        this.header = header(scanner, headerLine);
    }

    private static Columns header(CsvScanner scanner, long headerLine) throws IOException {
        if (!scanner.nextRow()) {
            throw new BrokenFileException(Fault.EMPTY, "the file is empty");
        }
        while (scanner.rowLine() < headerLine && scanner.nextRow()) {
            // What is printed above a table is no part of it.
        }
        if (scanner.rowLine() == 1 && isAnnouncement(scanner) && !scanner.nextRow()) {
            throw new BrokenFileException(Fault.EMPTY, "the file has no header and no rows");
        }
        Problem problem = scanner.problem();
        if (problem != null) {
            Fault fault = scanner.fieldCount() > Limits.MAX_COLUMNS ? Fault.TOO_LARGE : Fault.MALFORMED;
            throw new BrokenFileException(fault, "the header can not be used: " + problem.reason(), at(scanner));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < scanner.fieldCount(); i++) {
            names.add(name(scanner, i));
        }
        String repeated = Columns.firstRepeated(names);
        if (repeated != null) {
            throw new BrokenFileException(
                    Fault.MALFORMED,
                    "the header has the column \"" + Texts.quotable(repeated) + "\" twice",
                    at(scanner));
        }
        return Columns.fixed(names);
    }

    private static Place at(CsvScanner scanner) {
        return new Place(scanner.rowLine(), -1, -1);
    }

    /** The line {@code sep=;} that spreadsheets write; cut at its own delimiter it is {@code sep=} and nothing. */
    private static boolean isAnnouncement(CsvScanner scanner) {
        String first = scanner.field(0);
        boolean cut = "sep=".equalsIgnoreCase(first) && scanner.fieldCount() == 2 && "".equals(scanner.field(1));
        return cut || (first != null && scanner.fieldCount() == 1 && CsvDialect.announced(first) != null);
    }

    private static String name(CsvScanner scanner, int index) throws BrokenFileException {
        String text = scanner.field(index);
        String name = text == null ? "" : text.strip();
        if (name.length() > Limits.MAX_NAME_CHARS) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE,
                    "the name of column " + (index + 1) + " is longer than " + Limits.MAX_NAME_CHARS + " characters",
                    at(scanner));
        }
        return name.isEmpty() ? "column_" + (index + 1) : name;
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        if (!scanner.nextRow()) {
            if (!any) {
                throw new BrokenFileException(Fault.EMPTY, "the file has a header and no rows");
            }
            return null;
        }
        any = true;
        Problem problem = scanner.problem();
        if (problem != null) {
            return refusal(problem);
        }
        if (scanner.fieldCount() != header.size()) {
            return new Refusal(scanner.rowLine(), null, countReason(), firstFields());
        }
        return Row.trusted(scanner.rowLine(), header, scanner.takeFields(), null, scanner.hasControls());
    }

    private Refusal refusal(Problem problem) {
        int field = problem.field();
        String column =
                field < 0 ? null : field < header.size() ? header.names().get(field) : "column_" + (field + 1);
        String value = problem.value() == null && field >= 0 ? scanner.field(field) : problem.value();
        return new Refusal(scanner.rowLine(), column, problem.reason(), value);
    }

    private String countReason() {
        String reason = "the row has " + scanner.fieldCount() + " fields where the header has " + header.size();
        return scanner.lastLine() > scanner.rowLine()
                ? reason + "; a quoted field makes it span the lines " + scanner.rowLine() + " to " + scanner.lastLine()
                : reason;
    }

    private String firstFields() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < scanner.fieldCount() && shown.length() <= Limits.MAX_QUOTED_CHARS; i++) {
            shown.append(i == 0 ? "" : " | ").append(scanner.field(i));
        }
        return shown.toString();
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
