package io.matcher.ingestion;

import io.matcher.formats.Formats;
import io.matcher.formats.OpenFile;
import io.matcher.formats.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file is said to be, and what reads it.
 *
 * @param name as it was named, lower case
 * @param reader the key of the reader among the formats
 */
record FileFormat(String name, String reader, Formats formats) {

    RecordReader open(InputStream in, @Nullable String fileName, Reading reading) throws IOException {
        return formats.open(in, reader, fileName, reading.options());
    }

    OpenFile look(InputStream in, @Nullable String fileName, io.matcher.formats.FormatOptions options)
            throws IOException {
        return formats.look(in, reader, fileName, options);
    }
}
