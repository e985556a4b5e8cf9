package io.matcher.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts as UTF-8 in shared pages, so that a million references cost their bytes and a long each.
 *
 * <p>A text never spans two pages; it is preceded by its length in two bytes.
 */
final class TextPool {

    /** The longest text that is held, in UTF-8 bytes. */
    static final int MAX_BYTES = 65_535;

    private static final int PAGE_BITS = 20;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_SIZE - 1;
    private static final long ABSENT = -1;

    private byte[][] pages = {new byte[1024]};
    private int pageCount = 1;
    private int used;
    private long[] starts = new long[16];
    private int size;

    void add(@Nullable String text) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
        }
        starts[size++] = text == null ? ABSENT : append(text);
    }

    private long append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a text of " + bytes.length + " bytes exceeds the limit of " + MAX_BYTES);
        }
        byte[] page = pageWithRoomFor(bytes.length + 2);
        int at = used;
        page[at] = (byte) (bytes.length >>> 8);
        page[at + 1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, page, at + 2, bytes.length);
        used = at + 2 + bytes.length;
        return ((long) (pageCount - 1) << PAGE_BITS) | at;
    }

    private byte[] pageWithRoomFor(int bytes) {
        byte[] last = pages[pageCount - 1];
        if (used + bytes <= last.length) {
            return last;
        }
        if (used + bytes <= PAGE_SIZE) {
            int grown = Math.min(PAGE_SIZE, Math.max(last.length * 2, used + bytes));
            pages[pageCount - 1] = Arrays.copyOf(last, grown);
            return pages[pageCount - 1];
        }
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        pages[pageCount++] = new byte[PAGE_SIZE];
        used = 0;
        return pages[pageCount - 1];
    }

    /** Gives back the room that growing has reserved. */
    void trim() {
        starts = Arrays.copyOf(starts, size);
        pages = Arrays.copyOf(pages, pageCount);
        pages[pageCount - 1] = Arrays.copyOf(pages[pageCount - 1], used);
    }

    boolean has(int index) {
        return starts[index] != ABSENT;
    }

    @Nullable
    String get(int index) {
        return has(index) ? new String(page(index), start(index), length(index), StandardCharsets.UTF_8) : null;
    }

    /** Where the text stands: a number by which it is found without another look at this row. */
    long place(int index) {
        return starts[index];
    }

    byte[] pageAt(long place) {
        return pages[(int) (place >>> PAGE_BITS)];
    }

    static int startAt(long place) {
        return (int) (place & PAGE_MASK) + 2;
    }

    /** The length of the text that starts there. */
    static int lengthAt(byte[] page, int start) {
        return ((page[start - 2] & 0xff) << 8) | (page[start - 1] & 0xff);
    }

    /** The page that holds the text; callers read only {@code start..start+length}. */
    byte[] page(int index) {
        return pages[(int) (starts[index] >>> PAGE_BITS)];
    }

    int start(int index) {
        return (int) (starts[index] & PAGE_MASK) + 2;
    }

    int length(int index) {
        byte[] page = page(index);
        int at = (int) (starts[index] & PAGE_MASK);
        return ((page[at] & 0xff) << 8) | (page[at + 1] & 0xff);
    }

    int compare(int index, TextPool other, int otherIndex) {
        if (!has(index) || !other.has(otherIndex)) {
            return Boolean.compare(has(index), other.has(otherIndex));
        }
        int from = start(index);
        int otherFrom = other.start(otherIndex);
        return Arrays.compareUnsigned(
                page(index),
                from,
                from + length(index),
                other.page(otherIndex),
                otherFrom,
                otherFrom + other.length(otherIndex));
    }

    long bytes() {
        long total = 8L * starts.length;
        for (int i = 0; i < pageCount; i++) {
            total += pages[i].length;
        }
        return total;
    }
}
