package io.matcher.formats;

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
import org.junit.jupiter.api.Assumptions;

/** Reads whole statement files for the tests of the formats that banks have. */
public final class BankReading {
    private BankReading() {}

    public static List<Parsed> read(byte[] file, @Nullable String key, ReadingRules rules) throws IOException {
        List<Parsed> all = new ArrayList<>();
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), key, null, FormatOptions.FIND_BY_LOOKING);
        try (TransactionReader reader = TransactionReader.of(records, Map.of(), rules)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                all.add(read);
            }
        }
        return all;
    }

    public static List<Parsed> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), null, ReadingRules.DEFAULT);
    }

    public static List<Parsed> fixture(String name) throws IOException {
        return read(Reading.resource(name), null, ReadingRules.DEFAULT);
    }

    public static List<Parsed> fixture(String name, ReadingRules rules) throws IOException {
        return read(Reading.resource(name), null, rules);
    }

    public static String line(Parsed parsed) {
        return switch (parsed) {
            case Refusal r -> r.position() + " NO " + r.column() + ": " + r.reason() + " [" + r.value() + "]";
            case ParsedTransaction t ->
                String.join(
                        " ",
                        "" + t.position(),
                        t.externalId(),
                        t.amount().toPlainString(),
                        t.currency(),
                        "" + t.bookingDate(),
                        t.valueDate() + (t.pending() ? " pending" : ""),
                        "" + t.description(),
                        "" + t.reference(),
                        t.metadataJson());
            case Statement s -> s.toString();
        };
    }

    public static List<ParsedTransaction> rows(List<Parsed> read) {
        return read.stream()
                .filter(ParsedTransaction.class::isInstance)
                .map(ParsedTransaction.class::cast)
                .toList();
    }

    public static List<Refusal> refusals(List<Parsed> read) {
        return read.stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();
    }

    public static List<Statement> statements(List<Parsed> read) {
        return read.stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }

    public static BigDecimal sum(List<ParsedTransaction> rows, int signum) {
        return rows.stream()
                .map(ParsedTransaction::amount)
                .filter(amount -> amount.signum() == signum)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
    }

    /** The folder of real files; the test is skipped with a reason where there is none. */
    public static Path samples() {
        String named = System.getProperty("matcher.samples", System.getenv().getOrDefault("MATCHER_SAMPLES", ""));
        Assumptions.assumeTrue(
                !named.isEmpty(), "no directory of samples is named by -Dmatcher.samples or MATCHER_SAMPLES");
        Path samples = Path.of(named);
        Assumptions.assumeTrue(Files.isRegularFile(samples.resolve("facts.json")), samples + " has no facts.json");
        return samples;
    }

    public static List<Parsed> sample(String file, ReadingRules rules) throws IOException {
        return read(Files.readAllBytes(samples().resolve(file)), null, rules);
    }

    /** The facts of a file. */
    @SuppressWarnings("unchecked") // The shape of facts.json is known.
    public static Map<String, Object> facts(String file) {
        try (java.io.InputStream in = Files.newInputStream(samples().resolve("facts.json"))) {
            Map<String, Object> all = (Map<String, Object>) FactsJson.read(in);
            Map<String, Object> ofFile = (Map<String, Object>) all.getOrDefault(file, Map.of());
            return (Map<String, Object>) ofFile.getOrDefault("facts", Map.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
