package io.matcher.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of lines with fixed positions, which a test changes at one place and reads. */
public final class FixedFile {
    private final List<String> lines;

    private FixedFile(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    public static FixedFile resource(String name) {
        String text = new String(Reading.resource(name), StandardCharsets.ISO_8859_1);
        return new FixedFile(text.lines().toList());
    }

    public static FixedFile of(Path file) throws IOException {
        return new FixedFile(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    }

    /** Writes over what stands in a line, both counted from 1. */
    public FixedFile put(int line, int position, String text) {
        StringBuilder changed = new StringBuilder(lines.get(line - 1));
        while (changed.length() < position - 1 + text.length()) {
            changed.append(' ');
        }
        changed.replace(position - 1, position - 1 + text.length(), text);
        lines.set(line - 1, changed.toString());
        return this;
    }

    public FixedFile remove(int line) {
        lines.remove(line - 1);
        return this;
    }

    public FixedFile insert(int line, String text) {
        lines.add(line - 1, text);
        return this;
    }

    public String line(int line) {
        return lines.get(line - 1);
    }

    public byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Everything that comes out of bytes. */
    public static List<FileRecord> read(byte[] file, @Nullable String key) throws IOException {
        return Reading.records(file, key);
    }

    /** Everything that comes out, in the format found by looking where none is named. */
    public List<FileRecord> read(@Nullable String key) throws IOException {
        return Reading.records(bytes(), key);
    }

    /** The rows alone, field by field. */
    public List<Map<String, String>> rows() throws IOException {
        return rows(read(null));
    }

    public static List<Map<String, String>> rows(List<FileRecord> records) {
        return records.stream()
                .filter(Row.class::isInstance)
                .map(Reading::fields)
                .toList();
    }

    public List<Statement> statements() throws IOException {
        return statements(read(null));
    }

    public static List<Statement> statements(List<FileRecord> records) {
        return records.stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }

    public List<Refusal> refusals() throws IOException {
        return refusals(read(null));
    }

    public static List<Refusal> refusals(List<FileRecord> records) {
        return records.stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();
    }

    /** What a source gets to see. */
    public List<Parsed> parsed() throws IOException {
        return parsed(bytes());
    }

    public static List<Parsed> parsed(byte[] file) throws IOException {
        List<Parsed> all = new ArrayList<>();
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), null, null, FormatOptions.FIND_BY_LOOKING);
        try (TransactionReader reader = TransactionReader.of(records, Map.of(), ReadingRules.DEFAULT)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                all.add(read);
            }
        }
        return all;
    }
}
