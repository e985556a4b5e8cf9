package io.matcher.cli.reconcile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.TransactionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Files of banks against a ledger, of every format that says itself which field is which. */
class StatementFilesTest {
    private static final Path FIXTURES = Path.of("../formats/src/test/resources/io/matcher/formats");
    private static final Pattern MATCHED = Pattern.compile("^matched +(\\d+) +(\\d+)$", Pattern.MULTILINE);

    @TempDir
    Path folder = Path.of("");

    private static List<ParsedTransaction> posted(Path file) throws IOException {
        List<ParsedTransaction> posted = new ArrayList<>();
        try (TransactionReader reader = TransactionReader.of(
                Formats.standard()
                        .open(
                                Files.newInputStream(file),
                                null,
                                file.getFileName().toString(),
                                FormatOptions.FIND_BY_LOOKING),
                Map.of(),
                ReadingRules.DEFAULT.withDefaultCurrency("BRL"))) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                if (read instanceof ParsedTransaction transaction && !transaction.pending()) {
                    posted.add(transaction);
                }
            }
        }
        return posted;
    }

    /** A ledger that knows the entries by numbers of its own. */
    private Path ledger(List<ParsedTransaction> entries) throws IOException {
        StringBuilder csv = new StringBuilder("id,amount,currency,date\n");
        for (int i = 0; i < entries.size(); i++) {
            ParsedTransaction entry = entries.get(i);
            csv.append("L-")
                    .append(i)
                    .append(',')
                    .append(entry.amount().toPlainString())
                    .append(',')
                    .append(entry.currency())
                    .append(',')
                    .append(entry.bookingDate())
                    .append('\n');
        }
        return Files.writeString(folder.resolve("ledger.csv"), csv);
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(Path... files) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ReconcileCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(files[0].toString(), files[1].toString(), "--skip-unreadable");
        return new Outcome(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camt052.xml",
                "camt053.xml",
                "camt054.xml",
                "mt940.sta",
                "mt942.sta",
                "statement-sgml.ofx",
                "card.qfx",
                "report.bai2",
                "payments.ach",
                "cnab240-extract.ret",
                "cnab240-return.ret",
                "cnab400-itau.ret",
                "cielo-014.cmp",
                "cielo-015.cmp",
                "pix.json",
                "open-finance.json"
            })
    void a_statement_is_matched_with_a_ledger_of_its_entries(String fixture) throws IOException {
        List<ParsedTransaction> entries = posted(FIXTURES.resolve(fixture));
        long unique = entries.stream()
                .collect(groupingBy(
                        entry -> entry.amount().stripTrailingZeros() + " " + entry.currency() + " "
                                + entry.bookingDate(),
                        counting()))
                .values()
                .stream()
                .filter(times -> times == 1)
                .count();
        assertThat(unique).isPositive();
        Outcome outcome = run(FIXTURES.resolve(fixture), ledger(entries));
        assertThat(outcome.code()).as(outcome.err()).isBetween(0, 1);
        Matcher matched = MATCHED.matcher(outcome.out());
        assertThat(matched.find()).as(outcome.out()).isTrue();
        assertThat(Long.parseLong(matched.group(1)))
                .as(outcome.out() + outcome.err())
                .isGreaterThanOrEqualTo(unique);
    }

    @Test
    void pending_entries_are_left_out_and_told_of() throws IOException {
        Path fixture = FIXTURES.resolve("camt052.xml");
        Outcome outcome = run(fixture, ledger(posted(fixture)));
        assertThat(outcome.err()).containsPattern("camt052\\.xml: \\d+ rows are pending and left out");
    }
}
