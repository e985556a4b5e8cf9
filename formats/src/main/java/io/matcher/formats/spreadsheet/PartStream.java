package io.matcher.formats.spreadsheet;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of one part, counted against the limits and, at their end, compared with the checksum. */
final class PartStream extends InputStream {
    /** Below this many expanded bytes no ratio is computed: a short text may well be very regular. */
    static final long RATIO_FREE_BYTES = 1 << 20;

    private final WorkbookZip zip;
    private final InputStream in;
    private final ZipEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    PartStream(WorkbookZip zip, InputStream in, ZipEntry entry) {
        this.zip = zip;
        this.in = in;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(target, offset, length);
        } catch (ZipException | EOFException damaged) {
            throw WorkbookZip.damaged(damaged);
        }
        if (n < 0) {
            requireSum();
            return n;
        }
        sum.update(target, offset, n);
        count += n;
        zip.count(n, count, entry);
        return n;
    }

    private void requireSum() throws BrokenFileException {
        if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
            throw new BrokenFileException(Fault.MALFORMED, "the workbook is damaged: the checksum of a part is wrong");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
