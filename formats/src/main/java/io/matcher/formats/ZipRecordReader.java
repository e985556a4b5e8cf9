package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.Formats.Opener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of all entries of a zip archive, one entry after the other, all in one format. Names are only shown and
 * never used as paths. A refusal says which entry it is about when there is more than one.
 */
final class ZipRecordReader implements RecordReader {
    private final ByteSource source;
    private final ZipTail tail;
    private final ZipInputStream zip;
    private final ByteSource expanded;
    private final Opener opener;
    private @Nullable RecordReader entry;
    private String entryName = "";
    private int entriesSeen;
    private int filesRead;
    private boolean ended;

    ZipRecordReader(ByteSource source, FormatOptions options, Opener opener) throws IOException {
        this.source = source;
        this.opener = opener;
        this.tail = new ZipTail(source);
        this.zip = new ZipInputStream(tail, StandardCharsets.UTF_8);
        this.expanded =
                ByteSource.expandedFrom(source, new ExpandingStream(source, options.maxExpandedBytes(), () -> zip));
        this.entry = openNext();
        if (entry == null) {
            throw new BrokenFileException(Fault.EMPTY, "the archive holds no file");
        }
    }

    @Override
    public @Nullable FileRecord next() throws BrokenFileException, IOException {
        while (!ended) {
            RecordReader reading = entry;
            FileRecord read = reading == null ? null : readFrom(reading);
            if (read != null) {
                return filesRead > 1 && read instanceof Refusal refusal ? refusal.inEntry(entryName) : read;
            }
            entry = openNext();
            ended = entry == null;
        }
        return null;
    }

    @Override
    public Optional<FieldMapping> mapping() {
        return opener.mapping();
    }

    @Override
    public boolean isWrittenLikeTables() {
        return entry == null ? mapping().isEmpty() : entry.isWrittenLikeTables();
    }

    private @Nullable FileRecord readFrom(RecordReader reading) throws IOException {
        try {
            return reading.next();
        } catch (BrokenFileException broken) {
            throw inEntry(broken);
        }
    }

    /** Names the entry where there is more than one to choose from. */
    private BrokenFileException inEntry(BrokenFileException broken) {
        if (entriesSeen < 2) {
            return broken;
        }
        return new BrokenFileException(
                broken.fault(),
                "entry \"" + Texts.quotable(entryName) + "\": " + broken.reason(),
                broken.place(),
                broken);
    }

    private @Nullable RecordReader openNext() throws IOException {
        ZipEntry next = nextFile();
        if (next == null) {
            tail.requireDirectoryOf(entriesSeen);
            return null;
        }
        entryName = next.getName();
        ByteSource bytes = ByteSource.expandedFrom(source, new EntryStream(expanded));
        filesRead++;
        try {
            if (filesRead > 1) {
                opener.requireSameFormat(bytes, entryName);
            }
            return opener.openEntry(bytes, entryName);
        } catch (BrokenFileException broken) {
            throw inEntry(broken);
        }
    }

    private @Nullable ZipEntry nextFile() throws IOException {
        ZipEntry next = nextEntry();
        while (next != null && (next.isDirectory() || next.getName().startsWith("__MACOSX/"))) {
            next = nextEntry();
        }
        return next;
    }

    /** What is left of the entry before is expanded here, under the limits, and not by the library, which has none. */
    private @Nullable ZipEntry nextEntry() throws IOException {
        expanded.transferTo(OutputStream.nullOutputStream());
        ZipEntry next = ExpandingStream.<@Nullable ZipEntry>guarded(source, zip::getNextEntry);
        if (next != null && ++entriesSeen > Limits.MAX_ARCHIVE_ENTRIES) {
            throw new BrokenFileException(
                    Fault.TOO_LARGE, "the archive has more than " + Limits.MAX_ARCHIVE_ENTRIES + " entries");
        }
        return next;
    }

    /** One entry: its end is not the archive's, so closing it closes nothing. */
    private static final class EntryStream extends FilterInputStream {
        EntryStream(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive is closed by its reader.
        }
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        zip.close();
        source.close();
    }
}
