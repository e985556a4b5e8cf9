package io.matcher.formats;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pulls typed transactions out of a file. The first rows ({@link Limits#SAMPLE_ROWS} of them, or {@link
 * Limits#SAMPLE_CHARS} characters) are looked at before the first is handed out, where decimal style or date order are
 * still to be decided. Not safe for use by several threads.
 */
public final class TransactionReader implements AutoCloseable {
    private final RecordReader records;
    private final TransactionParser parser;
    private final Queue<FileRecord> sampled = new ArrayDeque<>();
    private UnaryOperator<Parsed> blame = UnaryOperator.identity();
    private boolean sampling;
    private @Nullable IOException failedInSample;

    /**
     * Reads by the map that the format has of its own, with what the given one names in its place; by the given one alone
     * where the format has none. Formats with a map of their own write decimals with a point and dates with the year
     * first, whatever the source's settings say about tables.
     *
     * @param columnsByField what the user's map names; empty for none
     * @throws IllegalArgumentException where no map is given and the format has none
     */
    public static TransactionReader of(RecordReader records, Map<String, String> columnsByField, ReadingRules rules) {
        Optional<FieldMapping> own = records.mapping();
        if (own.isEmpty()) {
            FieldMapping given = rules.defaultCurrency() == null
                    ? FieldMapping.of(columnsByField)
                    : FieldMapping.withDefaultCurrency(columnsByField);
            return new TransactionReader(records, given, rules);
        }
        FieldMapping mapping = own.get().overriddenBy(columnsByField);
        return new TransactionReader(
                records, mapping, records.isWrittenLikeTables() ? rules : rules.asWrittenByFormats());
    }

    /**
     * As {@link #of(RecordReader, Map, ReadingRules)}, with fields that are computed from the columns of the file.
     *
     * @throws IllegalArgumentException where the map leaves out a field that neither format nor rules give
     */
    public static TransactionReader of(RecordReader records, FieldExpressions map, ReadingRules rules) {
        if (map.computed().isEmpty()) {
            return of(records, map.columnsByField(), rules);
        }
        ReadingRules effective = records.isWrittenLikeTables() ? rules : rules.asWrittenByFormats();
        TransactionReader reader = of(new ComputedRecords(records, map, effective), map.columnsByField(), rules);
        reader.blame = map::blaming;
        return reader;
    }

    public TransactionReader(RecordReader records, FieldMapping mapping, ReadingRules rules) {
        this.records = records;
        this.parser = new TransactionParser(mapping, rules);
        this.sampling = !parser.isDecided();
    }

    /**
     * The next transaction or refusal, in file order; null after the last.
     *
     * @throws BrokenFileException where the file as a whole must be refused: as {@link RecordReader#next}, and where a
     *     table lacks a column that the mapping names
     */
    public @Nullable Parsed next() throws BrokenFileException, IOException {
        FileRecord read = pull();
        if (read == null) {
            return null;
        }
        return switch (read) {
            case Refusal refusal -> refusal;
            case Statement statement -> statement;
            case Row row -> blame.apply(parser.parse(row));
        };
    }

    private @Nullable FileRecord pull() throws IOException {
        if (sampling) {
            sampling = false;
            sample();
        }
        FileRecord read = sampled.poll();
        if (read != null) {
            return read;
        }
        if (failedInSample != null) {
            throw failedInSample;
        }
        return records.next();
    }

    /** A failure among the first rows is kept until the rows before it have been handed out. */
    private void sample() throws IOException {
        long chars = 0;
        try {
            while (sampled.size() < Limits.SAMPLE_ROWS && chars < Limits.SAMPLE_CHARS) {
                FileRecord read = records.next();
                if (read == null) {
                    return;
                }
                sampled.add(read);
                if (read instanceof Row row) {
                    parser.learn(row);
                    chars += size(row);
                }
            }
        } catch (BrokenFileException broken) {
            if (sampled.isEmpty()) {
                throw broken;
            }
            failedInSample = broken;
        }
    }

    private static long size(Row row) {
        long chars = 0;
        for (int i = 0; i < row.columns().size(); i++) {
            String value = row.value(i);
            chars += value == null ? 0 : value.length();
        }
        return chars;
    }

    /** Bytes of the file taken so far, for showing progress. */
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
