package io.matcher.formats;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pulls records out of one file, in file order, in constant memory. Not safe for use by several threads. */
public interface RecordReader extends AutoCloseable {

    /**
     * The next record, or null after the last one.
     *
     * @throws BrokenFileException where the file can not be read on, or ends without having held any record; the
     *     records already handed out stay true, but the file as a whole must be refused
     * @throws IOException where the bytes could not be fetched: an outage, not the file's fault
     */
    @Nullable
    FileRecord next() throws BrokenFileException, IOException;

    /** The map of the rows, where the format has one of its own. */
    default Optional<FieldMapping> mapping() {
        return Optional.empty();
    }

    /**
     * Whether amounts and dates are written as in tables, in one of several ways, although the format has a map of its
     * own: then the source's settings and the first rows decide how they are read.
     */
    default boolean isWrittenLikeTables() {
        return mapping().isEmpty();
    }

    /** Bytes of the file (compressed, if it is an archive) taken so far; for showing progress. */
    long bytesRead();

    @Override
    void close() throws IOException;
}
