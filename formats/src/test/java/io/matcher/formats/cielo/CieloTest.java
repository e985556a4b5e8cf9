package io.matcher.formats.cielo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFile;
import io.matcher.formats.Formats;
import io.matcher.formats.Refusal;
import io.matcher.formats.Samples;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CieloTest {

    private static FixedFile summaries() {
        return FixedFile.resource("cielo-014.cmp");
    }

    private static FixedFile units() {
        return FixedFile.resource("cielo-015.cmp");
    }

    private static List<StatementFinding> findings(FixedFile file) throws IOException {
        return file.statements().getFirst().findings();
    }

    @Test
    void a_summary_is_one_row_of_its_net_amount_whatever_sales_it_has() throws IOException {
        List<Map<String, String>> rows = summaries().rows();
        assertThat(rows).extracting(row -> row.get("amount")).containsExactly("147.00", "78.40", "-20.00", "97.02");
        assertThat(rows.getFirst())
                .containsEntry("external_id", "1029384756/260131102938475/01")
                .containsEntry("reference", "260131102938475")
                .containsEntry("date", "2026-03-02")
                .containsEntry("account", "1029384756")
                .containsEntry("statement", "412")
                .containsEntry("summary", "2601311")
                .containsEntry("gross_amount", "150.00")
                .containsEntry("fee", "-3.00")
                .containsEntry("bank_account", "341/1234/56789-0")
                .containsEntry("capture_date", "2026-01-31")
                .containsEntry("brand", "001")
                .containsEntry("sales", "2")
                .doesNotContainKeys("nsu", "posting");
    }

    @Test
    void a_summary_of_one_sale_has_the_numbers_of_that_sale() throws IOException {
        assertThat(summaries().rows().get(1))
                .containsEntry("external_id", "1029384756/260131202938475/01/1")
                .containsEntry("instalment", "1")
                .containsEntry("instalments", "3")
                .containsEntry("nsu", "000103")
                .containsEntry("tid", "10293847560000000003")
                .containsEntry("order", "PEDIDO-77");
    }

    @Test
    void what_is_scheduled_is_pending_under_a_name_of_its_own() throws IOException {
        assertThat(summaries().rows().get(3))
                .containsEntry("posting", "PENDING")
                .containsEntry("external_id", "1029384756/260202402938475/01/expected")
                .containsEntry("date", "2026-04-02");
    }

    @Test
    void the_file_is_a_notification_with_the_sums_of_what_was_paid() throws IOException {
        Statement statement = summaries().statements().getFirst();
        assertThat(statement.kind()).isEqualTo(Statement.Kind.NOTIFICATION);
        assertThat(statement.account()).isEqualTo("1029384756");
        assertThat(statement.number()).isEqualTo(412);
        assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(statement.entries()).isEqualTo(4);
        assertThat(statement.credits()).isEqualByComparingTo("225.40");
        assertThat(statement.debits()).isEqualByComparingTo("20.00");
        assertThat(statement.findings()).isEmpty();
    }

    @Test
    void a_recovered_file_has_no_number() throws IOException {
        assertThat(summaries().put(1, 36, "9999999").statements().getFirst().number())
                .isNull();
    }

    @Test
    void sales_that_do_not_come_to_the_gross_amount_are_told() throws IOException {
        assertThat(findings(summaries().put(3, 47, "0000000010001")))
                .containsExactly(new StatementFinding(
                        Kind.TOTAL_DIFFERS, "summary 2601311: its sales come to 150.01, the gross amount is 150.00"));
    }

    @Test
    void gross_fee_and_refused_that_do_not_come_to_the_net_amount_are_told() throws IOException {
        assertThat(findings(summaries().put(2, 58, "+")))
                .containsExactly(new StatementFinding(
                        Kind.TOTAL_DIFFERS,
                        "summary 2601311: gross, fee and refused come to 153.00, the net amount is 147.00"));
    }

    @Test
    void the_number_of_records_is_compared() throws IOException {
        assertThat(findings(summaries().remove(4).put(3, 47, "0000000015000")))
                .extracting(StatementFinding::kind)
                .containsExactly(Kind.COUNT_DIFFERS);
    }

    @Test
    void kinds_of_lines_that_are_not_read_are_told_once_and_later_ones_skipped() throws IOException {
        FixedFile file = summaries();
        file.insert(9, file.line(9));
        assertThat(file.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.position()).isEqualTo(9);
            assertThat(refusal.reason()).isEqualTo("records of type 5 are not read; all of them are passed over");
        });
    }

    @Test
    void a_sale_under_another_summary_is_refused() throws IOException {
        FixedFile file = summaries().put(4, 12, "9999999");
        assertThat(file.refusals())
                .contains(new Refusal(4, "summary", "the sale stands under another summary than its own", "9999999"));
        assertThat(file.rows()).hasSize(4);
    }

    @Test
    void an_impossible_day_is_told_and_the_expected_one_taken() throws IOException {
        FixedFile file = summaries().put(2, 38, "260230");
        assertThat(file.rows().getFirst()).containsEntry("date", "2026-03-02");
        assertThat(findings(file)).extracting(StatementFinding::kind).containsExactly(Kind.IMPOSSIBLE_DATE);
    }

    @Test
    void a_unit_is_one_row_and_its_entries_are_not_counted_again() throws IOException {
        List<Map<String, String>> rows = units().rows();
        assertThat(rows).extracting(row -> row.get("amount")).containsExactly("147.00", "68.60", "24.75", "39.60");
        assertThat(rows.getFirst())
                .containsEntry("date", "2026-03-02")
                .containsEntry("reference", "0010293847560012026-03-02-CREDITO-0001")
                .containsEntry("bank_account", "341/1234/56789")
                .containsEntry("gross_amount", "150.00")
                .containsEntry("fee", "-3.00")
                .containsEntry("sales", "2")
                .doesNotContainKey("posting");
        Statement statement = units().statements().getFirst();
        assertThat(statement.credits()).isEqualByComparingTo("211.35");
        assertThat(statement.findings()).isEmpty();
    }

    @Test
    void an_entry_that_no_unit_stands_for_is_money_to_come() throws IOException {
        assertThat(units().rows().get(1))
                .containsEntry("posting", "PENDING")
                .containsEntry("reference", "PEDIDO-99")
                .containsEntry("sale_date", "2026-01-31")
                .containsEntry("authorization", "X9Y8Z7");
    }

    @Test
    void pix_is_paid_out_on_its_day_and_pending_before() throws IOException {
        assertThat(units().rows().get(2))
                .containsEntry("reference", "E0000000020260302101500000000ABC")
                .containsEntry("txid", "txid-exemplo-000000000000000001")
                .containsEntry("fee", "-0.25")
                .doesNotContainKey("posting");
        assertThat(units().put(8, 68, "260310").rows().get(2)).containsEntry("posting", "PENDING");
    }

    @Test
    void sums_of_units_and_of_the_file_are_compared() throws IOException {
        assertThat(findings(units().put(3, 262, "0000000010001")))
                .extracting(StatementFinding::detail)
                .contains("unit in line 2: its sales come to 150.01, the gross amount is 150.00");
        assertThat(findings(units().put(9, 14, "00000000000000001")))
                .extracting(StatementFinding::kind)
                .containsExactly(Kind.TOTAL_DIFFERS);
        assertThat(findings(units().put(9, 31, "00000000009")))
                .extracting(StatementFinding::kind)
                .containsExactly(Kind.COUNT_DIFFERS);
    }

    @Test
    void units_of_sales_and_not_of_payments_are_to_come() throws IOException {
        assertThat(units().put(1, 48, "03").rows().getFirst()).containsEntry("posting", "PENDING");
    }

    @Test
    void a_file_that_is_cut_is_refused_as_a_whole() {
        assertThatThrownBy(() -> summaries().remove(11).read("cielo_edi"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("cut");
    }

    @Test
    void the_extracts_of_several_merchants_may_stand_in_one_file() throws IOException {
        FixedFile file = summaries();
        for (int line = 1; line <= 11; line++) {
            file.insert(11 + line, file.line(line));
        }
        file.put(12, 2, "5555555555");
        assertThat(file.statements()).extracting(Statement::account).containsExactly("1029384756", "5555555555");
        assertThat(file.rows().stream().map(row -> row.get("external_id")))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void it_is_known_by_its_content_and_by_two_names() {
        assertThat(Formats.standard().byKey("cielo-edi")).get().isInstanceOf(CieloFormat.class);
        assertThat(Formats.standard().detect(summaries().bytes(), "a.txt"))
                .get()
                .isInstanceOf(CieloFormat.class);
    }

    @Test
    void the_published_sample_has_the_facts_of_its_file() throws IOException {
        Samples.Facts facts = Samples.facts("cielo-edi/valido.cmp");
        FixedFile file = FixedFile.of(Samples.file("cielo-edi/valido.cmp"));
        List<FileRecord> records = file.read(null);
        assertThat(file.line(1).substring(47, 49)).isEqualTo(facts.text("option"));
        assertThat(FixedFile.refusals(records)).isEmpty();
        assertThat(FixedFile.rows(records)).singleElement().satisfies(row -> {
            assertThat(new java.math.BigDecimal(row.get("gross_amount"))).isEqualByComparingTo(facts.amount("roGross"));
            assertThat(new java.math.BigDecimal(row.get("fee"))).isEqualByComparingTo(facts.amount("roFee"));
            assertThat(new java.math.BigDecimal(row.get("amount"))).isEqualByComparingTo(facts.amount("roNet"));
            assertThat(row).containsEntry("sales", "2").doesNotContainKey("posting");
        });
        assertThat(facts.amount("cvSum")).isEqualByComparingTo(facts.amount("roGross"));
        // Neither the sum of the sales nor the number of records differs from what the file states.
        assertThat(FixedFile.statements(records))
                .singleElement()
                .satisfies(statement -> assertThat(statement.findings()).isEmpty());
        assertThat(facts.number("trailerRecords")).isEqualTo(3);
    }
}
