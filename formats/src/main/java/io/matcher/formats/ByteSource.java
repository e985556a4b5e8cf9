package io.matcher.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of one file, which can be looked at before they are read and which are counted as they are taken. */
public final class ByteSource extends InputStream {
    private final InputStream in;
    private final @Nullable ByteSource outer;
    private byte[] ahead = new byte[0];
    private int aheadAt;
    private long taken;

    private ByteSource(InputStream in, @Nullable ByteSource outer) {
        this.in = in;
        this.outer = outer;
    }

    public static ByteSource of(InputStream in) {
        return new ByteSource(in, null);
    }

    /** Bytes expanded from another source, whose count stays the measure of progress. */
    static ByteSource expandedFrom(ByteSource outer, InputStream expanded) {
        return new ByteSource(expanded, outer);
    }

    /** Up to {@code count} bytes from the present place on, fewer only at the end of the file; they stay unread. */
    public byte[] look(int count) throws IOException {
        int have = ahead.length - aheadAt;
        if (have < count) {
            byte[] more = in.readNBytes(count - have);
            byte[] joined = Arrays.copyOfRange(ahead, aheadAt, aheadAt + have + more.length);
            System.arraycopy(more, 0, joined, have, more.length);
            ahead = joined;
            aheadAt = 0;
        }
        return Arrays.copyOfRange(ahead, aheadAt, Math.min(ahead.length, aheadAt + count));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = aheadAt < ahead.length ? fromAhead(target, offset, length) : in.read(target, offset, length);
        taken += Math.max(count, 0);
        return count;
    }

    private int fromAhead(byte[] target, int offset, int length) {
        int count = Math.min(length, ahead.length - aheadAt);
        System.arraycopy(ahead, aheadAt, target, offset, count);
        aheadAt += count;
        if (aheadAt == ahead.length) {
            ahead = new byte[0];
            aheadAt = 0;
        }
        return count;
    }

    /** Bytes of the file taken so far; of the archive, if these bytes are expanded from one. */
    public long bytesRead() {
        return outer == null ? taken : outer.bytesRead();
    }

    /** Bytes taken from this very source, expanded ones included. */
    long offset() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
