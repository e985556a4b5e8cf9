package io.matcher.formats.spreadsheet;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a workbook, which its cells name by number. They are held in memory, and therefore bounded. */
final class SharedStrings {
    static final int MAX_STRINGS = 2_000_000;
    static final int MAX_CHARS = 32 << 20;

    private final List<String> texts = new ArrayList<>();
    private long chars;

    static SharedStrings of(@Nullable ByteSource part) throws IOException {
        SharedStrings strings = new SharedStrings();
        if (part != null) {
            strings.read(part);
        }
        return strings;
    }

    private void read(ByteSource part) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        try (XmlPart xml = new XmlPart(part)) {
            while (xml.next()) {
                if (xml.isText()) {
                    if (inText && phonetic == 0) {
                        xml.appendTo(text);
                        bound(text.length());
                    }
                } else if (xml.isStart("rPh") || xml.isEnd("rPh")) {
                    phonetic += xml.isStart() ? 1 : -1;
                } else if (xml.isStart("t") || xml.isEnd("t")) {
                    inText = xml.isStart();
                } else if (xml.isEnd("si")) {
                    add(CellValues.unescaped(text.toString()));
                    text.setLength(0);
                }
            }
        }
    }

    private void add(String text) throws BrokenFileException {
        texts.add(text);
        chars += text.length();
        bound(0);
    }

    private void bound(int more) throws BrokenFileException {
        if (texts.size() > MAX_STRINGS || chars + more > MAX_CHARS || more > Limits.MAX_RECORD_CHARS) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE,
                    "the workbook has more than " + MAX_STRINGS + " different texts or " + MAX_CHARS
                            + " characters in them; save the sheet as CSV");
        }
    }

    /** The text of this number; null where there is none. */
    @Nullable
    String get(String number) {
        boolean digits =
                !number.isEmpty() && number.length() <= 9 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = digits ? Integer.parseInt(number) : -1;
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }
}
