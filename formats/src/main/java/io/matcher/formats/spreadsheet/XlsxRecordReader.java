package io.matcher.formats.spreadsheet;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.Columns;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Limits;
import io.matcher.formats.Place;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet under its header. */
final class XlsxRecordReader implements RecordReader {
    private static final int ROWS_LOOKED_AT = 200;

    private final ByteSource source;
    private final WorkbookZip zip;
    private final SheetReader sheet;
    private final Queue<SheetRow> ahead = new ArrayDeque<>();
    private final Columns header;
    private boolean any;

    private XlsxRecordReader(ByteSource source, WorkbookZip zip, SheetReader sheet) throws IOException {
        this.source = source;
        this.zip = zip;
        this.sheet = sheet;
        List<SheetRow> first = new ArrayList<>();
        long chars = 0;
        for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
            first.add(row);
            chars += size(row);
            if (first.size() == ROWS_LOOKED_AT || chars > Limits.SAMPLE_CHARS) {
                break;
            }
        }
        if (first.isEmpty()) {
            throw new BrokenFileException(Fault.EMPTY, "the sheet is empty");
        }
        int at = HeaderRow.among(first);
        header = columns(first.get(at));
        ahead.addAll(first.subList(at + 1, first.size()));
    }

    static XlsxRecordReader open(ByteSource source, FormatOptions options) throws IOException {
        WorkbookZip zip = WorkbookZip.of(source, options.maxExpandedBytes());
        try {
            WorkbookParts parts = WorkbookParts.of(zip);
            ByteSource part = zip.part(parts.sheetPart(options.sheet()));
            if (part == null) {
                throw new BrokenFileException(Fault.MALFORMED, "the workbook lacks the sheet that it names");
            }
            CellStyles styles = CellStyles.of(optional(zip, parts.partsByType().get("styles")));
            SharedStrings strings =
                    SharedStrings.of(optional(zip, parts.partsByType().get("sharedStrings")));
            SheetReader sheet = new SheetReader(new XmlPart(part), strings, styles, new CellValues(parts.since1904()));
            return new XlsxRecordReader(source, zip, sheet);
        } catch (IOException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private static @Nullable ByteSource optional(WorkbookZip zip, @Nullable String part) throws IOException {
        return part == null ? null : zip.part(part);
    }

    private static long size(SheetRow row) {
        long chars = 0;
        for (int i = 0; i < row.width(); i++) {
            String text = row.text(i);
            chars += text == null ? 0 : text.length();
        }
        return chars;
    }

    private static Columns columns(SheetRow row) throws BrokenFileException {
        Place place = new Place(row.number(), -1, -1);
        String problem = row.problem();
        if (problem != null) {
            throw new BrokenFileException(Fault.MALFORMED, "the header can not be used: " + problem, place);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.width(); i++) {
            String text = row.text(i);
            String name = text == null ? "column_" + (i + 1) : text.strip();
            if (name.length() > Limits.MAX_NAME_CHARS) {
                throw new BrokenFileException(
                        Fault.TOO_LARGE,
                        "the name of column " + (i + 1) + " is longer than " + Limits.MAX_NAME_CHARS + " characters",
                        place);
            }
            if (!seen.add(name)) {
                throw new BrokenFileException(
                        Fault.MALFORMED, "the header has the name of column " + (i + 1) + " twice", place);
            }
            names.add(name);
        }
        return Columns.fixed(names);
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        SheetRow row = ahead.isEmpty() ? sheet.next() : ahead.poll();
        if (row == null) {
            if (!any) {
                throw new BrokenFileException(Fault.EMPTY, "the sheet has a header and no rows");
            }
            return null;
        }
        any = true;
        String problem = row.problem();
        if (problem != null) {
            return new Refusal(row.number(), nameOf(row.problemColumn()), problem, null);
        }
        return row.width() > header.size() ? tooWide(row) : record(row);
    }

    private @Nullable String nameOf(int column) {
        return column < 0 ? null : column < header.size() ? header.names().get(column) : "column_" + (column + 1);
    }

    private Refusal tooWide(SheetRow row) {
        return new Refusal(
                row.number(),
                null,
                "the row has " + row.width() + " cells where the header has " + header.size(),
                row.text(row.width() - 1));
    }

    private FileRecord record(SheetRow row) {
        @Nullable String[] values = new @Nullable String[header.size()];
        boolean[] plain = new boolean[header.size()];
        for (int i = 0; i < values.length; i++) {
            String text = row.text(i);
            values[i] = text == null ? "" : text;
            plain[i] = row.isPlain(i);
            String odd = text == null ? null : Row.unstorable(text);
            if (odd != null) {
                return new Refusal(row.number(), nameOf(i), "the value holds " + odd, text);
            }
        }
        return Row.ofCells(row.number(), header, values, plain);
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        try {
            sheet.close();
        } finally {
            zip.close();
            source.close();
        }
    }
}
