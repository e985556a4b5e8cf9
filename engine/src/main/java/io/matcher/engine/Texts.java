package io.matcher.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How references are compared: trimmed, and folded to one case where the rule ignores case.
 *
 * <p>Plain ASCII, the overwhelming case, is handled in place on its bytes. Anything else takes the slow way through
 * {@link #normal}, which defines the meaning for both.
 */
final class Texts {

    /** The hash of a text that is blank, which no other text has. */
    static final long BLANK = 0;

    private Texts() {}

    static String normal(String text, boolean fold) {
        String trimmed = trim(text);
        // Upper first, so that letters with several lower-case forms meet.
        return fold ? trimmed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : trimmed;
    }

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A hash of the normal form, equal for texts whose normal forms are equal; {@link #BLANK} for a blank one. */
    static long hash(TextPool pool, int index, boolean fold) {
        byte[] page = pool.page(index);
        int from = pool.start(index);
        int to = from + pool.length(index);
        while (from < to && page[from] >= 0 && page[from] <= ' ') {
            from++;
        }
        while (to > from && page[to - 1] >= 0 && page[to - 1] <= ' ') {
            to--;
        }
        return isAscii(page, from, to) ? hash(page, from, to, fold) : hash(normal(text(pool, index), fold));
    }

    static long hash(String normal) {
        byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length, false);
    }

    /**
     * The number of a word by which rows are found. Which of equally rare words a row is looked for under depends on it, and
     * so does what a tight budget leaves out: it may not change without the engine's version.
     */
    static long key(String normal) {
        byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
        long hash = Hashing.SEED;
        for (byte b : bytes) {
            hash = (hash ^ b) * 0x100000001B3L;
        }
        return finish(hash, bytes.length);
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int at = from;
        for (; at + ByteWords.BYTES <= to; at += ByteWords.BYTES) {
            seen |= ByteWords.at(bytes, at);
        }
        return ByteWords.isAscii(at < to ? seen | ByteWords.tail(bytes, to, to - at) : seen);
    }

    /** Folds ASCII only: other texts come in their normal form. */
    private static long hash(byte[] bytes, int from, int to, boolean fold) {
        long hash = Hashing.SEED;
        int at = from;
        for (; at + ByteWords.BYTES <= to; at += ByteWords.BYTES) {
            long word = ByteWords.at(bytes, at);
            hash = Hashing.step(hash, fold ? ByteWords.lower(word) : word);
        }
        if (at < to) {
            long word = ByteWords.tail(bytes, to, to - at);
            hash = Hashing.step(hash, fold ? ByteWords.lower(word) : word);
        }
        return finish(hash + to - from, to - from);
    }

    private static long finish(long hash, int length) {
        if (length == 0) {
            return BLANK;
        }
        long mixed = Hashing.mix(hash);
        return mixed == BLANK ? 1 : mixed;
    }

    /** Whether two texts have the same normal form. Asked only when their hashes agree, so the slow way is rare. */
    static boolean same(TextPool left, int l, TextPool right, int r, boolean fold) {
        return sameBytes(left, l, right, r, fold) || normal(text(left, l), fold).equals(normal(text(right, r), fold));
    }

    private static boolean sameBytes(TextPool left, int l, TextPool right, int r, boolean fold) {
        int length = left.length(l);
        return length == right.length(r)
                && sameBytes(left.page(l), left.start(l), right.page(r), right.start(r), length, fold);
    }

    /** Whether two texts of one length stand there byte by byte, case aside if folded; other ways to be the same are not seen. */
    static boolean sameBytes(byte[] left, int l, byte[] right, int r, int length, boolean fold) {
        int at = 0;
        for (; at + ByteWords.BYTES <= length; at += ByteWords.BYTES) {
            long a = ByteWords.at(left, l + at);
            long b = ByteWords.at(right, r + at);
            if (a != b && !(fold && sameLetters(a, b))) {
                return false;
            }
        }
        if (at == length) {
            return true;
        }
        long a = ByteWords.tail(left, l + length, length - at);
        long b = ByteWords.tail(right, r + length, length - at);
        return a == b || (fold && sameLetters(a, b));
    }

    private static boolean sameLetters(long a, long b) {
        return ByteWords.isAscii(a | b) && ByteWords.lower(a) == ByteWords.lower(b);
    }

    private static String text(TextPool pool, int index) {
        @Nullable String text = pool.get(index);
        return text == null ? "" : text;
    }
}
