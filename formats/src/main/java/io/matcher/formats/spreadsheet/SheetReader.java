package io.matcher.formats.spreadsheet;

import io.matcher.formats.Limits;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Pulls the rows out of one sheet, in constant memory. */
final class SheetReader implements Closeable {
    private static final int MAX_ROW_NUMBER = 99_999_999;

    private final XmlPart xml;
    private final SharedStrings strings;
    private final CellStyles styles;
    private final CellValues values;
    private final StringBuilder text = new StringBuilder();
    private long lastRow;
    private long rowChars;

    SheetReader(XmlPart xml, SharedStrings strings, CellStyles styles, CellValues values) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
        this.values = values;
    }

    /** The next row that is not blank; null after the last. */
    @Nullable
    SheetRow next() throws IOException {
        while (xml.next()) {
            if (xml.isStart("row")) {
                SheetRow row = row();
                if (!row.isBlank()) {
                    return row;
                }
            }
        }
        return null;
    }

    private SheetRow row() throws IOException {
        int stated = xml.number("r", 0);
        lastRow = stated > 0 && stated <= MAX_ROW_NUMBER ? stated : lastRow + 1;
        SheetRow row = new SheetRow(lastRow);
        rowChars = 0;
        int column = 0;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                int named = column(xml.attribute("r"));
                int at = named >= 0 ? named : column;
                cell(row, at);
                column = at + 1;
            }
        }
        return row;
    }

    /** The column of a reference as {@code BC12}, from 0; -1 where there is none. */
    private static int column(@Nullable String reference) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                return column - 1;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return -1;
    }

    private void cell(SheetRow row, int column) throws IOException {
        String type = xml.attribute("t");
        int style = xml.number("s", 0);
        boolean formula = false;
        boolean inValue = false;
        int phonetic = 0;
        text.setLength(0);
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isText()) {
                if (inValue && phonetic == 0) {
                    append(row, column);
                }
            } else if (xml.isStart("f")) {
                formula = true;
            } else if (xml.isStart("rPh") || xml.isEnd("rPh")) {
                phonetic += xml.isStart() ? 1 : -1;
            } else if (xml.isStart("v") || xml.isStart("t") || xml.isEnd("v") || xml.isEnd("t")) {
                inValue = xml.isStart();
            }
        }
        if (text.isEmpty()) {
            if (formula && !"str".equals(type)) {
                fail(row, column, "the formula has no stored result; open the workbook in a spreadsheet and save it");
            }
            return;
        }
        if (column >= Limits.MAX_COLUMNS) {
            row.fail(-1, "the row has more than " + Limits.MAX_COLUMNS + " columns");
            return;
        }
        value(row, column, type == null ? "n" : type, style);
    }

    private void append(SheetRow row, int column) {
        int before = text.length();
        xml.appendTo(text);
        rowChars += text.length() - before;
        if (text.length() > Limits.MAX_FIELD_CHARS) {
            fail(row, column, "the cell is longer than " + Limits.MAX_FIELD_CHARS + " characters");
            text.setLength(1);
        }
    }

    private void value(SheetRow row, int column, String type, int style) {
        String raw = text.toString();
        switch (type) {
            case "s" -> {
                String shared = strings.get(raw.strip());
                if (shared == null) {
                    fail(row, column, "the cell names a text that the workbook does not have");
                } else {
                    rowChars += shared.length();
                    put(row, column, shared, false);
                }
            }
            case "str", "inlineStr" -> put(row, column, CellValues.unescaped(raw), false);
            case "b" -> put(row, column, raw.strip().equals("1") ? "true" : "false", false);
            case "d" -> put(row, column, raw.endsWith("T00:00:00") ? raw.substring(0, raw.length() - 9) : raw, true);
            case "e" -> put(row, column, raw, false);
            default -> numeric(row, column, raw.strip(), style);
        }
    }

    private void numeric(SheetRow row, int column, String raw, int style) {
        String day = styles.isDateStyle(style) ? values.date(raw) : null;
        String read = day == null ? CellValues.number(raw) : day;
        put(row, column, read == null ? raw : read, read != null);
    }

    private void put(SheetRow row, int column, String value, boolean plain) {
        if (value.isBlank()) {
            return;
        }
        if (rowChars > Limits.MAX_RECORD_CHARS) {
            row.fail(-1, "the row is longer than " + Limits.MAX_RECORD_CHARS + " characters");
            return;
        }
        row.put(column, value, plain);
    }

    private static void fail(SheetRow row, int column, String reason) {
        row.fail(column, reason);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
