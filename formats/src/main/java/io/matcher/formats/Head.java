package io.matcher.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The beginning of a file and its name: all that is known when its format is to be found. */
public final class Head {
    private final byte[] bytes;
    private final String text;
    private final String ending;

    /** Looks at no more than {@link Limits#LOOK_BYTES}. */
    public Head(byte[] bytes, @Nullable String fileName) {
        this.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, Limits.LOOK_BYTES));
        this.text = Encodings.sample(this.bytes, null);
        String name = fileName == null ? "" : fileName;
        int dot = name.lastIndexOf('.');
        this.ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The file name's ending in lower case, empty when there is none. */
    public String ending() {
        return ending;
    }

    /** The beginning as text, decoded as well as looking allows. */
    public String text() {
        return text;
    }

    /** The first character that is not blank, or NUL when all are. */
    public char firstCharacter() {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    public boolean startsWith(String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Whether this is a zip archive in which the parts of a workbook lie (XLSX). */
    public boolean isWorkbook() {
        return Archives.isZip(bytes) && Archives.holdsWorkbook(bytes);
    }

    /** Whether control characters show that this is no text: more than one in a hundred. */
    public boolean isBinary() {
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A;
            odd += (c < ' ' && !layout) || c == Texts.UNDECODABLE ? 1 : 0;
        }
        return odd > text.length() / 100 + 1;
    }
}
