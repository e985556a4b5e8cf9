package io.matcher.platform.http.idempotency;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Digests a multipart body while it is read, as if its boundary were empty: the same parts give the same digest whichever boundary
 * the client chose.
 *
 * <p>A match that breaks off may hold the start of another, so the bytes matched so far are kept as a border table has it (Knuth,
 * Morris, Pratt) and go to the digest once they are known to be no boundary.
 */
final class BoundaryBlindDigest extends FilterInputStream {

    private static final int BUFFER_BYTES = 8192;

    private final MessageDigest digest = Digests.sha256();
    private final byte[] boundary;
    private final int[] border;
    private final byte[] plain = new byte[BUFFER_BYTES];
    private int passed;
    private int matched;

    BoundaryBlindDigest(InputStream body, String boundary) {
        super(body);
        this.boundary = boundary.getBytes(StandardCharsets.ISO_8859_1);
        this.border = border(this.boundary);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            take(new byte[] {(byte) read}, 0, 1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            take(buffer, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The digest of the whole body; what nobody read yet is read now. */
    byte[] digest() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        digest.update(boundary, 0, matched);
        matched = 0;
        return digest.digest();
    }

    private void take(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            take(bytes[at]);
        }
        flush();
    }

    private void take(byte next) {
        while (matched > 0 && next != boundary[matched]) {
            int shorter = border[matched - 1];
            for (int at = 0; at < matched - shorter; at++) {
                pass(boundary[at]);
            }
            matched = shorter;
        }
        if (next != boundary[matched]) {
            pass(next);
        } else if (++matched == boundary.length) {
            matched = 0;
        }
    }

    private void pass(byte proven) {
        if (passed == plain.length) {
            flush();
        }
        plain[passed++] = proven;
    }

    private void flush() {
        digest.update(plain, 0, passed);
        passed = 0;
    }

    private static int[] border(byte[] pattern) {
        int[] border = new int[pattern.length];
        for (int at = 1, length = 0; at < pattern.length; at++) {
            while (length > 0 && pattern[at] != pattern[length]) {
                length = border[length - 1];
            }
            length += pattern[at] == pattern[length] ? 1 : 0;
            border[at] = length;
        }
        return border;
    }
}
