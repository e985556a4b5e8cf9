package io.matcher.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads whole files of banks for the tests, as an upload would: by their own map, after looking what they are. */
public final class BankFiles {

    private BankFiles() {}

    /** Everything that comes out of a file. */
    public record Read(List<ParsedTransaction> entries, List<Refusal> refusals, List<Statement> statements) {
        public ParsedTransaction entry(int index) {
            return entries.get(index);
        }

        public Statement statement(int index) {
            return statements.get(index);
        }
    }

    public static Read read(String text, @Nullable String key) throws IOException {
        return sorted(all(text.getBytes(StandardCharsets.UTF_8), key));
    }

    public static Read read(byte[] file, @Nullable String key) throws IOException {
        return sorted(all(file, key));
    }

    /** Records in file order. */
    public static List<Parsed> all(byte[] file, @Nullable String key) throws IOException {
        List<Parsed> all = new ArrayList<>();
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), key, null, FormatOptions.FIND_BY_LOOKING);
        try (TransactionReader reader = TransactionReader.of(records, Map.of(), ReadingRules.DEFAULT)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                all.add(read);
            }
        }
        return all;
    }

    private static Read sorted(List<Parsed> all) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Parsed each : all) {
            switch (each) {
                case ParsedTransaction entry -> read.entries().add(entry);
                case Refusal refusal -> read.refusals().add(refusal);
                case Statement statement -> read.statements().add(statement);
            }
        }
        return read;
    }

    /** What each record says, in short: golden files are compared by these lines. */
    public static List<String> lines(String resource, @Nullable String key) throws IOException {
        return all(resource(resource), key).stream().map(BankFiles::line).toList();
    }

    private static String line(Parsed parsed) {
        return switch (parsed) {
            case Refusal r -> r.position() + " NO " + r.column() + ": " + r.reason() + " [" + r.value() + "]";
            case ParsedTransaction t ->
                String.join(
                        " | ",
                        t.position() + " " + t.externalId(),
                        t.amount().toPlainString() + " " + t.currency(),
                        t.bookingDate() + " " + t.valueDate() + (t.pending() ? " pending" : ""),
                        "" + t.description(),
                        "" + t.reference(),
                        t.metadataJson());
            case Statement s ->
                String.join(
                        " | ",
                        s.position() + " " + s.kind() + " " + s.account() + " " + s.identification(),
                        "number " + s.number() + " page " + s.page() + (s.lastPage() ? " last" : ""),
                        s.from() + " to " + s.until() + " " + s.currency(),
                        balance(s.opening()) + " to " + balance(s.closing()) + ", available " + balance(s.available()),
                        s.entries() + " entries, +" + s.credits() + " -" + s.debits(),
                        s.findings().stream()
                                .map(f -> f.kind() + ": " + f.detail())
                                .toList()
                                .toString());
        };
    }

    private static String balance(Statement.@Nullable Balance balance) {
        return balance == null ? "none" : balance.amount() + " " + balance.currency() + " " + balance.date();
    }

    /** The lines that {@link #lines} must give. */
    public static List<String> golden(String resource) {
        return new String(resource(resource), StandardCharsets.UTF_8).lines().toList();
    }

    public static byte[] resource(String name) {
        return Reading.resource(name);
    }

    /** The directory of files that banks really wrote; the test is skipped where none is named. */
    public static Path samples() {
        String named = System.getProperty("matcher.samples", System.getenv().getOrDefault("MATCHER_SAMPLES", ""));
        assumeTrue(!named.isEmpty(), "no directory of samples is named by -Dmatcher.samples or MATCHER_SAMPLES");
        Path samples = Path.of(named);
        assumeTrue(Files.isRegularFile(samples.resolve("facts.json")), samples + " has no facts.json");
        return samples;
    }

    public static byte[] sample(String file) {
        try {
            return Files.readAllBytes(samples().resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The sum of the entries on one side of the account, unsigned. */
    public static BigDecimal sum(List<ParsedTransaction> entries, int signum) {
        return entries.stream()
                .map(ParsedTransaction::amount)
                .filter(amount -> amount.signum() == signum)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
    }
}
