package io.matcher.ingestion;

import io.matcher.formats.RecordReader;
import io.matcher.formats.TransactionReader;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** How one file is read: by which format, and with which settings of its source. */
record FileReading(FileFormat format, Reading reading) {

    TransactionReader open(InputStream in, @Nullable String fileName) throws IOException {
        return transactions(records(in, fileName));
    }

    RecordReader records(InputStream in, @Nullable String fileName) throws IOException {
        return ErrorColumns.dropped(format.open(in, fileName, reading.options()));
    }

    TransactionReader transactions(RecordReader records) {
        return TransactionReader.of(records, reading.map(), reading.rules());
    }
}
