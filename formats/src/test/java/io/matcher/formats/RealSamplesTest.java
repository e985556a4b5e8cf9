package io.matcher.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that banks really wrote; the directory is named by the property {@code matcher.samples} or {@code MATCHER_SAMPLES}. */
class RealSamplesTest {
    private static Path samples = Path.of("");

    @BeforeAll
    static void finds_the_samples() {
        String named = System.getProperty("matcher.samples", System.getenv().getOrDefault("MATCHER_SAMPLES", ""));
        assumeTrue(!named.isEmpty(), "no directory of samples is named by -Dmatcher.samples or MATCHER_SAMPLES");
        samples = Path.of(named);
        assumeTrue(Files.isDirectory(samples.resolve("csv")), samples + " has no folder csv");
    }

    private static List<FileRecord> records(String file) throws IOException {
        try (InputStream in = Files.newInputStream(samples.resolve(file))) {
            return Reading.records(in, null, FormatOptions.FIND_BY_LOOKING);
        }
    }

    private static List<ParsedTransaction> transactions(String file, Map<String, String> mapping, ReadingRules rules)
            throws IOException {
        List<ParsedTransaction> all = new ArrayList<>();
        for (Parsed read : Reading.transactions(
                Files.readAllBytes(samples.resolve(file)), null, FieldMapping.withDefaultCurrency(mapping), rules)) {
            if (read instanceof ParsedTransaction transaction) {
                all.add(transaction);
            }
        }
        return all;
    }

    private static BigDecimal sum(List<ParsedTransaction> all, int signum) {
        return all.stream()
                .map(ParsedTransaction::amount)
                .filter(amount -> amount.signum() == signum)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void bunq_has_quoted_decimal_commas() throws IOException {
        List<ParsedTransaction> all = transactions(
                "csv/2019-03-02_11-50-46_bunq-statement.csv",
                Map.of("external_id", "Description", "amount", "Amount", "date", "Date"),
                ReadingRules.DEFAULT.withDefaultCurrency("EUR"));
        assertThat(all).hasSize(7);
        assertThat(sum(all, 1)).isEqualByComparingTo("15.86");
        assertThat(sum(all, -1)).isEqualByComparingTo("-39.68");
    }

    @Test
    void a_card_statement_has_pound_signs_and_pending_rows() throws IOException {
        String file = "csv/MS_JANE_SMITH_01-12-2019_14-12-2019.csv";
        assertThat(records(file)).hasSize(13);
        List<ParsedTransaction> posted = transactions(
                file,
                Map.of("external_id", "Description", "amount", "Amount", "date", "Date Processed"),
                ReadingRules.DEFAULT.withDefaultCurrency("GBP"));
        assertThat(posted).hasSize(10);
        assertThat(sum(posted, 1)).isEqualByComparingTo("2485.80");
        assertThat(posted)
                .filteredOn(t -> t.metadata().containsValue("CR"))
                .extracting(t -> t.amount().toPlainString())
                .containsExactly("1100.00");
    }

    @Test
    void kbc_has_semicolons_and_padded_fields() throws IOException {
        List<ParsedTransaction> all = transactions(
                "csv/export_BE11123456789012_20180304_1422.csv",
                Map.of("external_id", "Afschriftnummer", "amount", "Bedrag", "date", "Datum", "currency", "Munt"),
                ReadingRules.DEFAULT);
        assertThat(all).singleElement().satisfies(t -> {
            assertThat(t.amount()).isEqualByComparingTo("-3.40");
            assertThat(t.bookingDate()).isEqualTo("2018-02-28");
            assertThat(t.metadata()).containsEntry("Saldo", "219,95");
        });
    }

    @Test
    void boi_has_accents_and_blank_amounts_in_one_of_two_columns() throws IOException {
        List<FileRecord> rows = records("csv/test_BOI_TransactionExport.csv");
        assertThat(rows).hasSize(27).allMatch(Row.class::isInstance);
        assertThat(((Row) rows.get(1)).value("Details")).startsWith("Éáú");
    }

    @Test
    void a_table_is_found_under_what_banks_print_above_it() throws IOException {
        List<FileRecord> cooperative = records("csv/test_VR-Bank.csv");
        assertThat(cooperative.stream().filter(Row.class::isInstance).map(Row.class::cast))
                .filteredOn(row -> !String.valueOf(row.value("Valuta")).isBlank())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(row -> assertThat(row.columns().names()).contains("Umsatz", "Währung"));
        List<FileRecord> ocbc = records("csv/TransactionHistory_20180418043121.csv");
        assertThat(ocbc).filteredOn(Row.class::isInstance).hasSize(8).allSatisfy(row -> assertThat(
                        ((Row) row).columns().names())
                .contains("Transaction date", "Withdrawals (SGD)"));
        // Each transaction goes on in a second, narrower row, which is named rather than taken for one.
        assertThat(ocbc).filteredOn(Refusal.class::isInstance).hasSize(8);
    }

    @Test
    void every_sample_of_every_kind_ends_in_records_or_in_the_declared_exception() throws IOException {
        try (var files = Files.walk(samples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    records(samples.relativize(file).toString());
                } catch (BrokenFileException declared) {
                    assertThat(declared).hasMessageNotContaining("null");
                }
            }
        }
    }
}
