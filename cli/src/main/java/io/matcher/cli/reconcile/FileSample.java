package io.matcher.cli.reconcile;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.ColumnSample;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens files and looks at their first rows. */
final class FileSample {
    private FileSample() {}

    /** Opens a file for reading, whatever its format. */
    static RecordReader open(Path file) throws BadInput, IOException {
        if (Files.isDirectory(file)) {
            throw new BadInput(file + ": is a folder and not a file");
        }
        try {
            return Formats.standard()
                    .open(
                            Files.newInputStream(file),
                            null,
                            String.valueOf(file.getFileName()),
                            FormatOptions.FIND_BY_LOOKING);
        } catch (NoSuchFileException missing) {
            throw new BadInput(file + ": there is no such file", missing);
        } catch (BrokenFileException broken) {
            throw new BadInput(file + ": " + broken.getMessage(), broken);
        }
    }

    /** The map that the file's format has of its own; empty where the columns must be guessed. */
    static Optional<FieldMapping> mapping(Path file) throws BadInput, IOException {
        try (RecordReader reader = open(file)) {
            return reader.mapping();
        }
    }

    static ColumnSample of(Path file) throws BadInput, IOException {
        ColumnSample sample = new ColumnSample();
        try (RecordReader reader = open(file)) {
            FileRecord read = reader.next();
            while (read != null && !sample.isFull()) {
                if (read instanceof Row row) {
                    sample.add(row);
                }
                read = reader.next();
            }
        } catch (BrokenFileException broken) {
            throw new BadInput(file + ": " + broken.getMessage(), broken);
        }
        return sample;
    }
}
