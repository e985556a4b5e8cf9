package io.matcher.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of a text eight at a time, as longs whose lowest byte is the first. */
final class ByteWords {

    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final int CASE_SHIFT = 2;

    private ByteWords() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** The last {@code count} bytes before {@code end}, 1 to 7 of them; those above are zero. */
    static long tail(byte[] bytes, int end, int count) {
        if (end >= BYTES) {
            return at(bytes, end - BYTES) >>> (Byte.SIZE * (BYTES - count));
        }
        long word = 0;
        for (int i = end - 1; i >= end - count; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xff);
        }
        return word;
    }

    static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }

    /** Capital letters as small ones; a byte beyond ASCII may come out as anything. */
    static long lower(long word) {
        long fromA = word + (0x80 - 'A') * ONES;
        long beyondZ = word + (0x7f - 'Z') * ONES;
        return word | ((fromA & ~beyondZ & HIGH_BITS) >>> CASE_SHIFT);
    }
}
