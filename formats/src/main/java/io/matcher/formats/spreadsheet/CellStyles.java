package io.matcher.formats.spreadsheet;

import io.matcher.formats.ByteSource;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a workbook's styles show a number as a date: nothing else tells a date from a number. */
final class CellStyles {
    private static final int MAX_STYLES = 100_000;

    private final BitSet dates = new BitSet();

    static CellStyles of(@Nullable ByteSource part) throws IOException {
        CellStyles styles = new CellStyles();
        if (part != null) {
            styles.read(part);
        }
        return styles;
    }

    private void read(ByteSource part) throws IOException {
        Map<Integer, Boolean> own = new HashMap<>();
        boolean inCells = false;
        int index = 0;
        try (XmlPart xml = new XmlPart(part)) {
            while (xml.next()) {
                if (xml.isStart("numFmt") && own.size() < MAX_STYLES) {
                    String code = xml.attribute("formatCode");
                    own.put(xml.number("numFmtId", 0), code != null && isDate(code));
                } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                    inCells = xml.isStart();
                } else if (inCells && xml.isStart("xf") && index < MAX_STYLES) {
                    int format = xml.number("numFmtId", 0);
                    dates.set(index++, own.containsKey(format) ? own.get(format) : isDate(format));
                }
            }
        }
    }

    boolean isDateStyle(int style) {
        return style >= 0 && dates.get(style);
    }

    /** The formats that need no code; those of East Asian calendars are dates as well. */
    private static boolean isDate(int builtIn) {
        return (builtIn >= 14 && builtIn <= 22)
                || (builtIn >= 27 && builtIn <= 36)
                || builtIn == 47
                || (builtIn >= 50 && builtIn <= 58);
    }

    /**
     * Whether a code shows day, month, year, hour, minute or second. What stands in quotes, behind a backslash or in
     * brackets is none of it; an elapsed time ({@code [h]}) is a number of days and no date.
     */
    static boolean isDate(String code) {
        boolean date = false;
        for (int i = 0; i < code.length(); i++) {
            char c = Character.toLowerCase(code.charAt(i));
            switch (c) {
                case '"' -> i = skip(code, i, '"');
                case '[' -> {
                    int end = skip(code, i, ']');
                    if (end == i + 2 && "hms".indexOf(Character.toLowerCase(code.charAt(i + 1))) >= 0) {
                        return false;
                    }
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                case ';' -> {
                    return date;
                }
                case 'd', 'm', 'y', 'h', 's' -> date = true;
                default -> {}
            }
        }
        return date;
    }

    private static int skip(String code, int from, char end) {
        int at = code.indexOf(end, from + 1);
        return at < 0 ? code.length() : at;
    }
}
