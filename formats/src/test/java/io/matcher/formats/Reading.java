package io.matcher.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads whole files for the tests. */
final class Reading {
    static final FieldMapping PLAIN =
            FieldMapping.of(Map.of("external_id", "id", "amount", "amount", "currency", "currency", "date", "date"));

    private Reading() {}

    static List<FileRecord> records(byte[] file, @Nullable String key) throws IOException {
        return records(new ByteArrayInputStream(file), key, FormatOptions.FIND_BY_LOOKING);
    }

    static List<FileRecord> records(InputStream file, @Nullable String key, FormatOptions options) throws IOException {
        List<FileRecord> records = new ArrayList<>();
        try (RecordReader reader = Formats.standard().open(file, key, null, options)) {
            for (FileRecord read = reader.next(); read != null; read = reader.next()) {
                records.add(read);
            }
        }
        return records;
    }

    static List<FileRecord> csv(String text) throws IOException {
        return records(text.getBytes(StandardCharsets.UTF_8), "csv");
    }

    static List<FileRecord> json(String text) throws IOException {
        return records(text.getBytes(StandardCharsets.UTF_8), "json");
    }

    static List<FileRecord> xml(String text) throws IOException {
        return records(text.getBytes(StandardCharsets.UTF_8), "xml");
    }

    static Map<String, String> fields(FileRecord row) {
        return ((Row) row).fields();
    }

    static Refusal refusal(FileRecord record) {
        return (Refusal) record;
    }

    static List<Parsed> transactions(String csv, FieldMapping mapping, ReadingRules rules) throws IOException {
        return transactions(csv.getBytes(StandardCharsets.UTF_8), "csv", mapping, rules);
    }

    static List<Parsed> transactions(byte[] file, @Nullable String key, FieldMapping mapping, ReadingRules rules)
            throws IOException {
        List<Parsed> all = new ArrayList<>();
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), key, null, FormatOptions.FIND_BY_LOOKING);
        try (TransactionReader reader = new TransactionReader(records, mapping, rules)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                all.add(read);
            }
        }
        return all;
    }

    /** One amount in a column of its own, read as BRL unless told otherwise. */
    static Parsed amount(String text, String currency) throws IOException {
        String row = "id\tamount\tcurrency\tdate\n1\t" + text + "\t" + currency + "\t2026-01-31\n";
        return transactions(row, PLAIN, ReadingRules.DEFAULT).getFirst();
    }

    static Parsed date(String text, ReadingRules rules) throws IOException {
        String row = "id\tamount\tcurrency\tdate\n1\t1.00\tBRL\t" + text + "\n";
        return transactions(row, PLAIN, rules).getFirst();
    }

    static byte[] resource(String name) {
        try (InputStream in = Reading.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
