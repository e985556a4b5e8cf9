package io.matcher.formats;

import java.util.Optional;

/** A file that is being read, of which it is known what it is. Whoever closes the reader closes the file. */
public final class OpenFile {
    private final Formats.Opener opener;
    private final RecordReader records;

    OpenFile(Formats.Opener opener, RecordReader records) {
        this.opener = opener;
        this.records = records;
    }

    public RecordReader records() {
        return records;
    }

    /** The key of the file's format; empty while an archive's first entry has not been opened. */
    public Optional<String> format() {
        return opener.chosen().map(Format::key);
    }
}
