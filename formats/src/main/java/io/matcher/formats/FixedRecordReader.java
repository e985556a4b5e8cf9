package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a fixed-width file that are rows; the others, which the layout leaves out by their record type, are passed over. */
final class FixedRecordReader implements RecordReader {
    private static final char SUBSTITUTE = 0x1A;

    private final ByteSource source;
    private final LineReader lines;
    private final FixedLayout layout;
    private final Columns columns;
    private final List<FixedCell> cells = new ArrayList<>();
    private boolean any;

    FixedRecordReader(ByteSource source, DecodingReader text, FixedLayout layout) {
        this.source = source;
        this.lines = new LineReader(text, layout.recordLength());
        this.layout = layout;
        this.columns = Columns.fixed(layout.names());
        layout.fields().forEach(field -> cells.add(new FixedCell(field, columns)));
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            boolean blank = line.isBlank() || (line.length() == 1 && line.charAt(0) == SUBSTITUTE);
            if (!blank && layout.isRow(line)) {
                any = true;
                return lines.isTooLong() ? tooLong(line) : row(line);
            }
        }
        if (!any) {
            throw new BrokenFileException(
                    Fault.EMPTY,
                    lines.number() == 0
                            ? "the file is empty"
                            : "none of the " + lines.number() + " lines is a row of this template");
        }
        return null;
    }

    private Refusal tooLong(String line) {
        return new Refusal(
                lines.number(),
                null,
                "the line is longer than the " + layout.recordLength() + " characters of the template",
                line);
    }

    private FileRecord row(String line) {
        int bad = Texts.unstorableAt(line);
        if (bad >= 0) {
            return new Refusal(
                    lines.number(), null, "column " + (bad + 1) + " holds " + Texts.nameOf(line.charAt(bad)), line);
        }
        @Nullable String[] texts = new @Nullable String[cells.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = cells.get(i).cut(line);
        }
        @Nullable String[] values = new @Nullable String[texts.length];
        for (int i = 0; i < values.length; i++) {
            FixedCell cell = cells.get(i);
            String text = texts[i];
            if (text == null) {
                if (cell.field().required()) {
                    return refusal(
                            cell,
                            line.length() < cell.field().start() ? "is missing: the line ends before it" : "is blank",
                            null);
                }
                continue;
            }
            String value = cell.value(text, texts);
            if (value == null) {
                return refusal(cell, cell.reason(), text);
            }
            values[i] = value;
        }
        return Row.trusted(lines.number(), columns, values, null, Texts.hasControls(line));
    }

    private Refusal refusal(FixedCell cell, String reason, @Nullable String value) {
        FixedField field = cell.field();
        return new Refusal(lines.number(), field.name(), field.name() + " in " + field.place() + " " + reason, value);
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
