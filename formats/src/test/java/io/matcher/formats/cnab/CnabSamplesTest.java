package io.matcher.formats.cnab;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFile;
import io.matcher.formats.Refusal;
import io.matcher.formats.Samples;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others published, against the facts that were computed of them without these readers. */
class CnabSamplesTest {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyyyy");

    private static List<FileRecord> read(String file) throws IOException {
        List<FileRecord> records = FixedFile.of(Samples.file(file)).read(null);
        assertThat(records).noneMatch(Refusal.class::isInstance);
        return records;
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> new BigDecimal(row.getOrDefault(column, "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnab240/itau.txt", "cnab240/bb.txt"})
    void statements_have_the_facts_of_their_files(String file) throws IOException {
        Samples.Facts facts = Samples.facts(file);
        List<FileRecord> records = read(file);
        Statement statement = FixedFile.statements(records).getFirst();
        assertThat(FixedFile.statements(records)).hasSize(1);
        assertThat(FixedFile.rows(records)).hasSize(facts.number("entries"));
        assertThat(statement.entries()).isEqualTo(facts.number("entries"));
        assertThat(statement.credits()).isEqualByComparingTo(facts.amount("credits"));
        assertThat(statement.debits()).isEqualByComparingTo(facts.amount("debits"));
        assertThat(statement.opening()).isEqualTo(balance(facts, "opening"));
        assertThat(statement.closing()).isEqualTo(balance(facts, "closing"));
        assertThat(statement.entries() + 2).as("with header and trailer").isEqualTo(facts.number("trailerRecords"));
        assertThat(facts.counts("recordTypes")).containsEntry("3E", statement.entries());
        assertThat(facts.text("trailerDebits")).isEqualTo(facts.text("debits"));
        assertThat(facts.text("trailerCredits")).isEqualTo(facts.text("credits"));
        // Sums and record counts hold, so that the broken balance is all there is to tell.
        BigDecimal reached =
                new BigDecimal(facts.text("opening")).add(statement.credits()).subtract(statement.debits());
        assertThat("broken by "
                        + new BigDecimal(facts.text("closing"))
                                .subtract(reached)
                                .toPlainString())
                .isEqualTo(facts.text("continuity"));
        assertThat(statement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.BALANCE_BROKEN);
            assertThat(finding.detail()).contains(reached.toPlainString(), facts.text("closing"));
        });
    }

    private static Balance balance(Samples.Facts facts, String name) {
        return new Balance(facts.amount(name), "BRL", LocalDate.parse(facts.text(name + "Date"), DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnab240/retorno_cnab240_caixa.ret", "cnab240/CNAB240AILOS.RET"})
    void returns_of_titles_have_the_facts_of_their_files(String file) throws IOException {
        Samples.Facts facts = Samples.facts(file);
        List<FileRecord> records = read(file);
        List<Map<String, String>> rows = FixedFile.rows(records);
        assertThat(rows).hasSize(facts.number("titles"));
        assertThat(facts.counts("recordTypes")).containsEntry("3T", rows.size()).containsEntry("3U", rows.size());
        assertThat(sum(rows, "nominal_amount")).isEqualByComparingTo(facts.amount("nominal"));
        assertThat(sum(rows, "paid_amount")).isEqualByComparingTo(facts.amount("paid"));
        assertThat(sum(rows, "net_credited")).isEqualByComparingTo(facts.amount("netCredited"));
        assertThat(sum(rows, "amount")).isEqualByComparingTo(facts.amount("netCredited"));
        assertThat(sum(rows, "fee")).isEqualByComparingTo(facts.amount("tariff"));
        assertThat(rows.stream().map(row -> row.get("occurrence")).distinct().toList())
                .isEqualTo(facts.texts("movements"));
        assertThat(rows).noneMatch(row -> row.containsKey("posting"));
        assertThat(rows.stream().map(row -> row.get("external_id")).distinct()).hasSameSizeAs(rows);
        assertThat(FixedFile.statements(records)).singleElement().satisfies(statement -> {
            assertThat(statement.kind()).isEqualTo(Statement.Kind.NOTIFICATION);
            assertThat(statement.credits()).isEqualByComparingTo(facts.amount("netCredited"));
            assertThat(statement.findings()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnab400/itau.ret", "cnab400/santander_pix.ret", "cnab400/CNAB400BRADESCO.RET"})
    void titles_in_lines_of_400_have_the_facts_of_their_files(String file) throws IOException {
        Samples.Facts facts = Samples.facts(file);
        List<FileRecord> records = read(file);
        List<Map<String, String>> rows = FixedFile.rows(records);
        assertThat(rows).hasSize(facts.number("titles"));
        assertThat(facts.counts("recordTypes")).containsEntry("1", rows.size());
        assertThat(sum(rows, "nominal_amount")).isEqualByComparingTo(facts.amount("nominal_153_165"));
        assertThat(sum(rows, "paid_amount")).isEqualByComparingTo(facts.amount("paid_254_266"));
        Map<String, Integer> occurrences = new TreeMap<>();
        rows.forEach(row -> occurrences.merge(row.getOrDefault("occurrence", ""), 1, Integer::sum));
        assertThat(occurrences).isEqualTo(facts.counts("occurrences"));
        assertThat(rows).allSatisfy(row -> assertThat(row.get("account")).startsWith(facts.text("bank")));
        assertThat(FixedFile.statements(records)).singleElement().satisfies(statement -> {
            assertThat(statement.entries()).isEqualTo(facts.number("titles"));
            assertThat(statement.findings()).isEmpty();
        });
    }

    @Test
    void only_what_was_paid_moves_money() throws IOException {
        assertThat(FixedFile.statements(read("cnab400/itau.ret")).getFirst().credits())
                .isEqualByComparingTo("942.73");
        assertThat(FixedFile.statements(read("cnab400/santander_pix.ret"))
                        .getFirst()
                        .credits())
                .isZero();
        assertThat(FixedFile.statements(read("cnab400/CNAB400BRADESCO.RET"))
                        .getFirst()
                        .credits())
                .isZero();
        assertThat(FixedFile.rows(read("cnab400/CNAB400BRADESCO.RET")))
                .hasSize(6)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("posting", "PENDING").containsEntry("amount", "0.00"));
    }
}
