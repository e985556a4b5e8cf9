package io.matcher.formats.ofx;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;

/** The encoding that an OFX file declares: the header's CHARSET, or the encoding of the XML prolog. */
final class OfxCharset {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int MAX_CHARS = 40;

    /** Declarations that say no more than looking shows; Latin-1 is read as windows-1252, which holds it. */
    private static final Set<String> NO_NEWS =
            Set.of("", "NONE", "0", "1252", "ISO-8859-1", "UTF-8", "USASCII", "US-ASCII", "UNICODE", "UTF-16");

    private OfxCharset() {}

    /** What bytes are that are no UTF-8. */
    static Charset declared(String head) {
        String upper = head.substring(0, Math.min(head.length(), 4_096)).toUpperCase(Locale.ROOT);
        int body = upper.indexOf("<OFX>");
        String header = body < 0 ? upper : upper.substring(0, body);
        String name = header.contains("CHARSET:") ? after(header, "CHARSET:") : after(header, "ENCODING=");
        if (NO_NEWS.contains(name)) {
            return WESTERN;
        }
        try {
            boolean page = name.chars().allMatch(c -> c >= '0' && c <= '9');
            Charset charset = Charset.forName(page ? "windows-" + name : name);
            boolean eightBit = charset.newEncoder().maxBytesPerChar() <= 1.0f;
            return eightBit ? charset : WESTERN;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | UnsupportedOperationException unknown) {
            return WESTERN;
        }
    }

    private static String after(String header, String label) {
        int from = header.indexOf(label);
        if (from < 0) {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int i = from + label.length(); i < header.length() && name.length() < MAX_CHARS; i++) {
            char c = header.charAt(i);
            boolean part = Character.isLetterOrDigit(c) || c == '-' || c == '_';
            if (part) {
                name.append(c);
            } else if (!name.isEmpty() || (c != ' ' && c != '"' && c != '\'')) {
                break;
            }
        }
        return name.toString();
    }
}
