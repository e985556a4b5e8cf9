package io.matcher.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the encoding of a text by looking at its bytes. */
final class Encodings {

    /** What banks call Latin-1: the same letters, and printable ones where Latin-1 has control characters. */
    static final Charset WESTERN = Charset.forName("windows-1252");

    private Encodings() {}

    /** The encoding that a byte order mark or the zero bytes of UTF-16 prove; null when neither is there. */
    static @Nullable Charset proved(byte[] head) {
        if (bomLength(head, StandardCharsets.UTF_8) > 0) {
            return StandardCharsets.UTF_8;
        }
        if (bomLength(head, StandardCharsets.UTF_16LE) > 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (bomLength(head, StandardCharsets.UTF_16BE) > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return utf16ByZeros(head);
    }

    /** The length of the charset's byte order mark if the bytes begin with it, else 0. */
    static int bomLength(byte[] head, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        }
        if (charset.equals(StandardCharsets.UTF_16LE)) {
            return startsWith(head, 0xFF, 0xFE) ? 2 : 0;
        }
        return charset.equals(StandardCharsets.UTF_16BE) && startsWith(head, 0xFE, 0xFF) ? 2 : 0;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Western text in UTF-16 has a zero in nearly every second byte, and always on the same side. */
    private static @Nullable Charset utf16ByZeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        int pairs = head.length / 2;
        if (pairs < 2) {
            return null;
        }
        if (odd * 10L > pairs * 7L && even * 10L < pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10L > pairs * 7L && odd * 10L < pairs ? StandardCharsets.UTF_16BE : null;
    }

    /**
     * UTF-8 where the bytes above 127 form UTF-8 sequences more often than not, else Western. A sequence cut off at the
     * end of the bytes counts for neither.
     */
    static Charset eightBit(byte[] bytes, int from, int to) {
        int good = 0;
        int bad = 0;
        int i = from;
        while (i < to) {
            int length = sequenceLength(bytes, i, to);
            if (length == CUT) {
                break;
            }
            if (bytes[i] < 0) {
                good += length > 0 ? 1 : 0;
                bad += length > 0 ? 0 : 1;
            }
            i += Math.max(1, length);
        }
        return bad > good ? WESTERN : StandardCharsets.UTF_8;
    }

    private static final int CUT = -1;

    /** The length of the UTF-8 sequence that starts here, 0 if none does, {@link #CUT} if the bytes end inside it. */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i >= end) {
                return CUT;
            }
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The bytes as text, undecodable ones as {@link Texts#UNDECODABLE}. */
    static String sample(byte[] head, @Nullable Charset charset) {
        StringBuilder text = new StringBuilder(head.length);
        try (DecodingReader reader =
                new DecodingReader(ByteSource.of(new ByteArrayInputStream(head)), charset, WESTERN)) {
            char[] chars = new char[8192];
            for (int n = reader.read(chars, 0, chars.length); n >= 0; n = reader.read(chars, 0, chars.length)) {
                text.append(chars, 0, n);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
        return text.toString();
    }
}
