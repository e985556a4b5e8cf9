package io.matcher.ingestion;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Refusal;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import io.matcher.formats.TransactionReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the rows of an original that did not become transactions, by reading it again. */
final class RefusedRows {

    /** How many rows are asked about at once; they may be large, so that they are few. */
    private static final int LOT = 200;

    private final FileReading reading;
    private final @Nullable String fileName;
    private final Original original;
    private final @Nullable Known known;

    /** Opens the original. */
    @FunctionalInterface
    interface Original {
        InputStream open() throws IOException;
    }

    /** Tells which of these external ids were there already, and were refused for that. */
    @FunctionalInterface
    interface Known {
        Set<String> among(List<String> externalIds);
    }

    /** Is given each refusal with its row, where there is one. */
    @FunctionalInterface
    interface Refused {
        void take(RowError error, @Nullable Row row) throws IOException;
    }

    private record Judged(Parsed parsed, @Nullable Row row) {}

    /** @param known null where a known row is no error */
    RefusedRows(FileReading reading, @Nullable String fileName, Original original, @Nullable Known known) {
        this.reading = reading;
        this.fileName = fileName;
        this.original = original;
        this.known = known;
    }

    /** Reads the original to its end, or to where it breaks off. */
    void each(Refused refused) throws IOException {
        List<Judged> lot = new ArrayList<>();
        long position = 0;
        try (PulledRecords pulled = new PulledRecords(reading.records(original.open(), fileName));
                TransactionReader reader = reading.transactions(pulled)) {
            for (Parsed parsed = reader.next(); parsed != null; parsed = reader.next()) {
                position = parsed.position();
                lot.add(new Judged(parsed, pulled.judged()));
                if (known == null || lot.size() == LOT) {
                    hand(lot, refused);
                }
            }
            hand(lot, refused);
        } catch (BrokenFileException broken) {
            hand(lot, refused);
            refused.take(RowError.of(broken, position), null);
        }
    }

    private void hand(List<Judged> lot, Refused refused) throws IOException {
        List<String> ids = lot.stream()
                .flatMap(judged ->
                        judged.parsed() instanceof ParsedTransaction fine ? Stream.of(fine.externalId()) : Stream.of())
                .toList();
        Set<String> there = known == null || ids.isEmpty() ? Set.of() : known.among(ids);
        for (Judged judged : lot) {
            switch (judged.parsed()) {
                case Statement end -> {
                    // no row of the file
                }
                case Refusal refusal -> refused.take(RowError.of(refusal), judged.row());
                case ParsedTransaction fine -> {
                    if (there.contains(fine.externalId())) {
                        refused.take(RowError.known(fine.position(), fine.externalId()), judged.row());
                    }
                }
            }
        }
        lot.clear();
    }
}
