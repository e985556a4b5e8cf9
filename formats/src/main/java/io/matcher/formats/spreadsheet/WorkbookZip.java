package io.matcher.formats.spreadsheet;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.ByteSource;
import io.matcher.formats.Limits;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook. The directory at its end says where the parts are, and the parts are needed in another order
 * than they lie in; so it is put into a temporary file first, which is gone when the archive is closed.
 */
final class WorkbookZip implements Closeable {
    private final Path file;
    private final ZipFile zip;
    private final long size;
    private final long maxExpandedBytes;
    private long expanded;

    private WorkbookZip(Path file, ZipFile zip, long size, long maxExpandedBytes) {
        this.file = file;
        this.zip = zip;
        this.size = size;
        this.maxExpandedBytes = maxExpandedBytes;
    }

    static WorkbookZip of(ByteSource source, long maxExpandedBytes) throws IOException {
        Path file = Files.createTempFile("workbook", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                source.transferTo(out);
            }
            ZipFile zip = open(file);
            WorkbookZip opened = new WorkbookZip(file, zip, Files.size(file), maxExpandedBytes);
            if (zip.size() > Limits.MAX_ARCHIVE_ENTRIES) {
                opened.close();
                throw new BrokenFileException(
                        Fault.TOO_LARGE, "the workbook has more than " + Limits.MAX_ARCHIVE_ENTRIES + " parts");
            }
            return opened;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw damaged(damaged);
        }
    }

    static BrokenFileException damaged(Exception fault) {
        String message = fault.getMessage() == null ? "it ends too early" : fault.getMessage();
        return new BrokenFileException(
                Fault.MALFORMED,
                "the workbook is damaged or cut: "
                        + message.substring(0, Math.min(message.length(), 120)).replaceAll("\\p{Cntrl}", "?"));
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** A part by its name, in any case as some writers take none; null where there is none. */
    @Nullable
    ByteSource part(String name) throws IOException {
        ZipEntry entry = find(name);
        if (entry == null) {
            return null;
        }
        try {
            InputStream in = zip.getInputStream(entry);
            return in == null ? null : ByteSource.of(new PartStream(this, in, entry));
        } catch (ZipException | IllegalArgumentException damaged) {
            throw damaged(damaged);
        }
    }

    private @Nullable ZipEntry find(String name) {
        ZipEntry exact = zip.getEntry(name);
        String wanted = name.toLowerCase(Locale.ROOT);
        return exact != null
                ? exact
                : zip.stream()
                        .filter(entry ->
                                entry.getName().toLowerCase(Locale.ROOT).equals(wanted))
                        .findFirst()
                        .orElse(null);
    }

    /** Notes bytes that were expanded, {@code ofPart} of them from one part. */
    void count(int bytes, long ofPart, ZipEntry entry) throws BrokenFileException {
        expanded += bytes;
        if (expanded > maxExpandedBytes) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE, "the workbook expands to more than " + maxExpandedBytes + " bytes");
        }
        long compressed = Math.clamp(entry.getCompressedSize(), 1, Math.max(1, size));
        if (ofPart > PartStream.RATIO_FREE_BYTES && ofPart / Limits.MAX_EXPANSION_RATIO > compressed) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE,
                    "the workbook expands to more than " + Limits.MAX_EXPANSION_RATIO + " times its size");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
