package io.matcher.cli.reconcile;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.RecordReader;
import io.matcher.formats.Row;
import io.matcher.formats.ValueShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first rows of a file, column by column: what a guess is made from. */
final class FileSample {
    private static final int ROWS = 500;

    private final Map<String, List<String>> valuesByColumn = new LinkedHashMap<>();
    private int rows;

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

    static FileSample of(Path file) throws BadInput, IOException {
        FileSample sample = new FileSample();
        try (RecordReader reader = open(file)) {
            FileRecord read = reader.next();
            while (read != null && sample.rows < ROWS) {
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

    private void add(Row row) {
        rows++;
        for (int i = 0; i < row.columns().size(); i++) {
            List<String> values =
                    valuesByColumn.computeIfAbsent(row.columns().names().get(i), name -> new ArrayList<>());
            String value = row.value(i);
            if (value != null && !value.isBlank()) {
                values.add(value.strip());
            }
        }
    }

    List<String> columns() {
        return List.copyOf(valuesByColumn.keySet());
    }

    boolean has(String column) {
        return valuesByColumn.containsKey(column);
    }

    private List<String> values(String column) {
        return valuesByColumn.getOrDefault(column, List.of());
    }

    /** Whether at least this part of the values that are there has the shape, and one does. */
    boolean fits(ValueShape shape, String column, double part) {
        List<String> values = values(column);
        long fitting = values.stream().filter(shape::fits).count();
        return fitting > 0 && fitting >= part * values.size();
    }

    /** Whether some value is written with decimals, as amounts are and numbers of other things are not. */
    boolean hasDecimals(String column) {
        return values(column).stream().anyMatch(value -> value.indexOf('.') >= 0 || value.indexOf(',') >= 0);
    }

    /** Whether every row has a value and (nearly) no two the same. */
    boolean identifies(String column) {
        List<String> values = values(column);
        Set<String> distinct = new HashSet<>(values);
        return values.size() == rows && rows > 0 && distinct.size() >= rows - rows / 50;
    }

    /** The one value that all rows share, or null. */
    @Nullable
    String onlyValue(String column) {
        Set<String> distinct = new HashSet<>(values(column));
        return distinct.size() == 1 ? distinct.iterator().next() : null;
    }
}
