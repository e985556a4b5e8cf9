package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Expanded bytes of an archive, measured: too many of them, or too many for the compressed ones, end the reading. */
final class ExpandingStream extends InputStream {
    /** Below this many expanded bytes no ratio is computed: a short text may well be very regular. */
    private static final long RATIO_FREE_BYTES = 1 << 20;

    private final ByteSource compressed;
    private final long maxExpandedBytes;
    private final Opening opening;
    private @Nullable InputStream expanded;
    private long count;

    /** Opens the expander late, so that its failures are told like those of reading. */
    interface Opening {
        InputStream open() throws IOException;
    }

    ExpandingStream(ByteSource compressed, long maxExpandedBytes, Opening opening) {
        this.compressed = compressed;
        this.maxExpandedBytes = maxExpandedBytes;
        this.opening = opening;
    }

    /** Runs something that reads from an archive; what shows the archive to be damaged is the file's fault. */
    static <T extends @Nullable Object> T guarded(ByteSource compressed, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            String message = damaged.getMessage() == null ? "it ends too early" : damaged.getMessage();
            throw new BrokenFileException(
                    Fault.MALFORMED,
                    "the archive is damaged or cut: " + Texts.quotable(message),
                    new Place(-1, -1, compressed.offset()),
                    damaged);
        }
    }

    /** A step that may fail. */
    interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = guarded(compressed, () -> opened().read(target, offset, length));
        count += Math.max(0, n);
        if (count > maxExpandedBytes) {
            throw tooLarge("the archive expands to more than " + maxExpandedBytes + " bytes");
        }
        if (count > RATIO_FREE_BYTES && count / Limits.MAX_EXPANSION_RATIO > compressed.offset()) {
            throw tooLarge("the archive expands to more than " + Limits.MAX_EXPANSION_RATIO + " times its size");
        }
        return n;
    }

    private InputStream opened() throws IOException {
        InputStream in = expanded;
        if (in == null) {
            in = opening.open();
            expanded = in;
        }
        return in;
    }

    private BrokenFileException tooLarge(String reason) {
        return new BrokenFileException(Fault.TOO_LARGE, reason, new Place(-1, -1, compressed.offset()));
    }

    @Override
    public void close() throws IOException {
        InputStream in = expanded;
        if (in != null) {
            in.close();
        }
        compressed.close();
    }
}
