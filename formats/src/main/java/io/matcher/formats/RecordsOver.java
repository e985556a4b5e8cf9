package io.matcher.formats;

import java.io.IOException;
import java.util.Optional;

/** Stands on another reader and changes its records only; whatever else is asked, that one answers. */
public abstract class RecordsOver implements RecordReader {

    /** The reader below, which is closed with this one. */
    protected final RecordReader file;

    protected RecordsOver(RecordReader file) {
        this.file = file;
    }

    @Override
    public final Optional<FieldMapping> mapping() {
        return file.mapping();
    }

    @Override
    public final boolean isWrittenLikeTables() {
        return file.isWrittenLikeTables();
    }

    @Override
    public final long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public final void close() throws IOException {
        file.close();
    }
}
