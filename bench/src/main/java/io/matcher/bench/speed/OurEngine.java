package io.matcher.bench.speed;

import io.matcher.bench.accuracy.StandardRules;
import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.RuleStatistics;
import io.matcher.engine.Statistics;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.TransactionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The engine, fed through the parsers that the service uses, one file a thread. */
final class OurEngine implements Contender {

    static final int ROUNDS = 8;

    private static final FieldMapping COLUMNS =
            new FieldMapping("id", "amount", "currency", "date", "description", "reference");
    private static final MatchOptions OPTIONS = MatchOptions.defaults().withThreads(2);

    private final LedgerFiles files;
    private Ledger left = Ledger.builder().build();
    private Ledger right = Ledger.builder().build();

    private @Nullable Statistics statistics;

    OurEngine(LedgerFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "Matcher";
    }

    @Override
    public void load() throws IOException {
        CompletableFuture<Ledger> other = CompletableFuture.supplyAsync(() -> {
            try {
                return read(files.left());
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
        });
        right = read(files.right());
        left = other.join();
    }

    private static Ledger read(Path file) throws IOException {
        LedgerBuilder rows = Ledger.builder();
        try (TransactionReader reader = new TransactionReader(
                Formats.standard()
                        .open(Files.newInputStream(file), null, file.toString(), FormatOptions.FIND_BY_LOOKING),
                COLUMNS,
                ReadingRules.DEFAULT)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                if (!(read instanceof ParsedTransaction row)) {
                    throw new IOException(file + " holds a row that can not be read: " + read);
                }
                String reference = row.reference();
                rows.externalId(row.externalId())
                        .amount(row.amount())
                        .currency(row.currency())
                        .bookingDate(row.bookingDate())
                        .reference(reference == null ? "" : reference)
                        .add();
            }
        }
        return rows.build();
    }

    Ledger left() {
        return left;
    }

    Ledger right() {
        return right;
    }

    @Override
    public void match() {
        statistics =
                Engine.match(left, right, StandardRules.confirming(), OPTIONS).statistics();
    }

    @Override
    public Pairs found() {
        if (statistics == null) {
            throw new IllegalStateException("nothing was matched");
        }
        return new Pairs(
                statistics.rules().stream().map(RuleStatistics::confirmed).toList(),
                statistics.rules().stream().mapToInt(RuleStatistics::proposed).sum());
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public void close() {
        left = Ledger.builder().build();
        right = Ledger.builder().build();
    }
}
