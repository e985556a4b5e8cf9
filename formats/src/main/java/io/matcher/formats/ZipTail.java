package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.FilterInputStream;
import java.io.IOException;

/**
 * Remembers the end of a zip archive while it streams by. Reading entries one after the other does not show whether some
 * are missing at the end; the directory that closes the archive does.
 */
final class ZipTail extends FilterInputStream {
    /** The end record is 22 bytes, and a comment of up to 65,535 may follow it. */
    private static final int END_RECORD_BYTES = 22;

    private static final int KEPT_BYTES = END_RECORD_BYTES + 0xFFFF;
    private static final int MANY = 0xFFFF;

    private final ByteSource source;
    private final byte[] ring = new byte[KEPT_BYTES];
    private long seen;

    ZipTail(ByteSource source) {
        super(source);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = source.read(target, offset, length);
        for (int i = 0; i < n; i++) {
            ring[(int) (seen++ % KEPT_BYTES)] = target[offset + i];
        }
        return n;
    }

    /** Reads to the end and demands the record that says how many entries there are. */
    void requireDirectoryOf(int entries) throws IOException {
        byte[] rest = new byte[8192];
        int n = 0;
        while (n >= 0) {
            n = read(rest, 0, rest.length);
        }
        long first = Math.max(0, seen - KEPT_BYTES);
        for (long at = seen - END_RECORD_BYTES; at >= first; at--) {
            if (byteAt(at) == 'P' && byteAt(at + 1) == 'K' && byteAt(at + 2) == 5 && byteAt(at + 3) == 6) {
                requireCount(byteAt(at + 10) + (byteAt(at + 11) << 8), entries);
                return;
            }
        }
        throw new BrokenFileException(
                Fault.MALFORMED, "the archive is cut: its directory is missing", new Place(-1, -1, seen));
    }

    private static void requireCount(int listed, int entries) throws BrokenFileException {
        if (listed != entries && listed != MANY) {
            throw new BrokenFileException(
                    Fault.MALFORMED, "the archive lists " + listed + " entries and holds " + entries);
        }
    }

    private int byteAt(long at) {
        return ring[(int) (at % KEPT_BYTES)] & 0xFF;
    }
}
