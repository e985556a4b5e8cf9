package io.matcher.ingestion;

import io.matcher.formats.Format;
import io.matcher.formats.FormatOptions;
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
 * @param template the tenant's own description of it; null for a format that is there for everybody
 */
record FileFormat(
        String name,
        String reader,
        Formats formats,
        @Nullable LayoutTemplate template) {

    /** Whether it says itself which field is which. */
    boolean hasMap() {
        return formats.byKey(reader).flatMap(Format::mapping).isPresent();
    }

    RecordReader open(InputStream in, @Nullable String fileName, FormatOptions options) throws IOException {
        return formats.open(in, reader, fileName, options);
    }

    OpenFile look(InputStream in, @Nullable String fileName, FormatOptions options) throws IOException {
        return formats.look(in, reader, fileName, options);
    }
}
