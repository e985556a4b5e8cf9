package io.matcher.formats.cnab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFile;
import io.matcher.formats.Formats;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Cnab240Test {

    private static FixedFile extract() {
        return FixedFile.resource("cnab240-extract.ret");
    }

    private static FixedFile answer() {
        return FixedFile.resource("cnab240-return.ret");
    }

    private static List<Kind> findings(FixedFile file, int statement) throws IOException {
        return file.statements().get(statement).findings().stream()
                .map(StatementFinding::kind)
                .toList();
    }

    @Test
    void a_statement_is_rows_with_what_the_bank_says_of_them() throws IOException {
        List<Map<String, String>> rows = extract().rows();
        assertThat(rows)
                .extracting(row -> row.get("amount"))
                .containsExactly("250.00", "-12.50", "-12.50", "12.50", "-1234.56");
        assertThat(rows.getLast())
                .containsEntry("date", "2026-03-02")
                .containsEntry("value_date", "2026-03-03")
                .containsEntry("currency", "BRL")
                .containsEntry("description", "FORNECEDOR SÃO BENTO")
                .containsEntry("reference", "PAG-0042")
                .containsEntry("account", "237/1234-5/67890-1")
                .containsEntry("statement", "31")
                .containsEntry("category", "112")
                .containsEntry("transaction_code", "0120")
                .containsEntry("fund_nature", "DPV")
                .containsEntry("counterparty_account", "00104012340000567890");
        assertThat(rows.get(3)).containsEntry("reversal", "true").containsEntry("fund_nature", "SCR");
    }

    @Test
    void each_batch_is_a_statement_with_its_balances_and_one_without_entries_is_one_too() throws IOException {
        List<Statement> statements = extract().statements();
        assertThat(statements).hasSize(2);
        Statement first = statements.getFirst();
        assertThat(first.kind()).isEqualTo(Statement.Kind.STATEMENT);
        assertThat(first.account()).isEqualTo("237/1234-5/67890-1");
        assertThat(first.number()).isEqualTo(31);
        assertThat(first.opening()).isEqualTo(new Balance(new BigDecimal("1000.00"), "BRL", LocalDate.of(2026, 2, 27)));
        assertThat(first.closing()).isEqualTo(new Balance(new BigDecimal("2.94"), "BRL", LocalDate.of(2026, 3, 2)));
        assertThat(first.credits()).isEqualByComparingTo("262.50");
        assertThat(first.debits()).isEqualByComparingTo("1259.56");
        assertThat(first.entries()).isEqualTo(5);
        assertThat(first.findings()).isEmpty();
        assertThat(statements.get(1).account()).isEqualTo("237/1234-5/11111-1");
        assertThat(statements.get(1).entries()).isZero();
        assertThat(statements.get(1).findings()).isEmpty();
    }

    @Test
    void equal_fees_of_a_day_are_two_entries_and_stay_the_same_two_in_every_file() throws IOException {
        List<String> names =
                extract().rows().stream().map(row -> row.get("external_id")).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.get(2)).isEqualTo(names.get(1) + "#2");
        List<String> later = extract().remove(3).rows().stream()
                .map(row -> row.get("external_id"))
                .toList();
        assertThat(later).isEqualTo(names.subList(1, 5));
    }

    @Test
    void trailing_blanks_that_were_cut_change_nothing() throws IOException {
        FixedFile cut = extract();
        for (int line = 1; line <= 11; line++) {
            String stripped = cut.line(line).stripTrailing();
            cut.remove(line).insert(line, stripped);
        }
        assertThat(cut.read("cnab240")).hasToString(extract().read("cnab240").toString());
    }

    @Test
    void a_closing_balance_that_is_not_reached_is_told_with_the_numbers() throws IOException {
        Statement broken =
                extract().put(8, 151, "000000000000000300").statements().getFirst();
        assertThat(broken.findings())
                .containsExactly(new StatementFinding(
                        Kind.BALANCE_BROKEN,
                        "the opening balance 1000.00 and the entries come to 2.94, the closing balance is 3.00"));
    }

    @Test
    void sums_and_counts_are_compared_with_what_the_trailers_state() throws IOException {
        assertThat(findings(extract().put(8, 171, "000009"), 0)).containsExactly(Kind.COUNT_DIFFERS);
        assertThat(findings(extract().put(8, 177, "000000000000000001"), 0)).containsExactly(Kind.TOTAL_DIFFERS);
        assertThat(findings(extract().put(11, 18, "000003"), 1)).containsExactly(Kind.COUNT_DIFFERS);
        assertThat(findings(extract().put(11, 24, "000099"), 1)).containsExactly(Kind.COUNT_DIFFERS);
        assertThat(findings(extract().put(8, 177, "0X0000000000000001"), 0)).containsExactly(Kind.TOTAL_DIFFERS);
    }

    @Test
    void sums_that_a_bank_leaves_at_zero_state_nothing() throws IOException {
        assertThat(findings(extract().put(8, 177, "0".repeat(36)), 0)).isEmpty();
    }

    @Test
    void an_entry_without_a_value_date_has_none_and_one_without_a_date_takes_the_value_date() throws IOException {
        assertThat(extract().put(3, 135, "        ").rows().getFirst())
                .doesNotContainKey("value_date")
                .containsEntry("date", "2026-03-02");
        assertThat(extract().put(7, 143, "00000000").rows().getLast()).containsEntry("date", "2026-03-03");
        FixedFile neither = extract().put(7, 143, "00000000").put(7, 135, "00000000");
        assertThat(neither.rows()).hasSize(4);
        assertThat(neither.refusals()).containsExactly(new Refusal(7, "date", "date is blank", ""));
        assertThat(findings(neither, 0)).containsExactly(Kind.BALANCE_BROKEN, Kind.TOTAL_DIFFERS);
    }

    @Test
    void impossible_days_are_told_and_the_entry_is_kept() throws IOException {
        FixedFile value = extract().put(3, 135, "30022026");
        assertThat(value.rows().getFirst()).doesNotContainKey("value_date");
        assertThat(findings(value, 0)).containsExactly(Kind.IMPOSSIBLE_DATE);
        FixedFile booked = extract().put(7, 143, "31112025");
        assertThat(booked.rows().getLast()).containsEntry("date", "2026-03-03");
        assertThat(findings(booked, 0)).containsExactly(Kind.IMPOSSIBLE_DATE);
    }

    @Test
    void an_entry_whose_direction_or_amount_can_not_be_read_is_refused_and_the_next_one_read() throws IOException {
        FixedFile file = extract().put(3, 169, "X").put(4, 151, "00000000000000A250");
        assertThat(file.rows()).hasSize(3);
        assertThat(file.refusals())
                .containsExactly(
                        new Refusal(3, "direction", "the direction (position 169) is neither C nor D", "X"),
                        new Refusal(4, "amount", "amount is not made of digits", "00000000000000A250"));
    }

    @Test
    void an_intraday_extract_is_no_statement_of_a_day() throws IOException {
        FixedFile file = extract().put(2, 170, "I").put(8, 170, "I");
        assertThat(file.statements().getFirst().kind()).isEqualTo(Statement.Kind.INTRADAY);
    }

    @Test
    void itau_writes_the_document_in_the_last_six_places() throws IOException {
        FixedFile itau = extract();
        for (int line = 1; line <= 11; line++) {
            itau.put(line, 1, "341");
        }
        Map<String, String> row = itau.put(7, 202, " ".repeat(33) + "ABC123")
                .put(7, 15, "2")
                .rows()
                .getLast();
        assertThat(row).containsEntry("reference", "ABC123").containsEntry("movement_type", "2");
    }

    @Test
    void several_kinds_of_batches_in_one_file_are_notifications_each() throws IOException {
        List<Statement> statements = answer().statements();
        assertThat(statements)
                .extracting(Statement::kind)
                .containsExactly(Statement.Kind.NOTIFICATION, Statement.Kind.NOTIFICATION);
        assertThat(statements.getFirst().number()).isEqualTo(77);
        assertThat(statements.getFirst().credits()).isEqualByComparingTo("501.50");
        assertThat(statements.get(1).debits()).isEqualByComparingTo("489.90");
        assertThat(statements).allSatisfy(s -> assertThat(s.findings()).isEmpty());
        assertThat(answer().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.position()).isEqualTo(15);
            assertThat(refusal.reason()).contains("operation G, service 03", "passed over");
        });
    }

    @Test
    void a_paid_title_is_the_net_amount_on_the_day_of_credit() throws IOException {
        assertThat(answer().rows().getFirst())
                .containsEntry("amount", "501.50")
                .containsEntry("date", "2026-03-03")
                .containsEntry("reference", "PEDIDO-1001")
                .containsEntry("account", "104/1234-5/67890-1")
                .containsEntry("occurrence", "06")
                .containsEntry("occurrence_date", "2026-03-02")
                .containsEntry("bank_reference", "14000000000000017")
                .containsEntry("document", "NF-1001")
                .containsEntry("due_date", "2026-02-28")
                .containsEntry("counterparty", "MARIA EXEMPLO")
                .containsEntry("counterparty_tax_id", "12345678909")
                .containsEntry("nominal_amount", "500.00")
                .containsEntry("paid_amount", "501.50")
                .containsEntry("net_credited", "501.50")
                .containsEntry("interest", "1.50")
                .containsEntry("fee", "2.50")
                .doesNotContainKey("posting");
    }

    @Test
    void a_title_that_was_not_paid_moves_nothing_whatever_amount_it_bears() throws IOException {
        FixedFile file = answer().put(6, 78, "000000000070000").put(6, 93, "000000000070000");
        assertThat(file.rows().get(1))
                .containsEntry("amount", "0.00")
                .containsEntry("posting", "PENDING")
                .containsEntry("occurrence", "03")
                .containsEntry("paid_amount", "700.00")
                .containsEntry("nominal_amount", "700.00");
        assertThat(file.statements().getFirst().credits()).isEqualByComparingTo("501.50");
        assertThat(file.statements().getFirst().entries()).isEqualTo(2);
        assertThat(file.parsed())
                .filteredOn(ParsedTransaction.class::isInstance)
                .extracting(read -> ((ParsedTransaction) read).pending())
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void santander_has_the_fields_of_a_title_some_places_earlier() throws IOException {
        FixedFile file = answer();
        String title = file.line(3);
        for (int line = 1; line <= 18; line++) {
            file.put(line, 1, "033");
        }
        String bankNumber = "0000000000017";
        file.put(1, 17, "2011222333000181")
                .put(3, 38, "   " + bankNumber)
                .put(3, 54, title.substring(57, 104))
                .put(3, 101, title.substring(105))
                .put(3, 219, "     ");
        assertThat(file.rows().getFirst())
                .containsEntry("amount", "501.50")
                .containsEntry("bank_reference", bankNumber)
                .containsEntry("reference", "PEDIDO-1001")
                .containsEntry("document", "NF-1001")
                .containsEntry("due_date", "2026-02-28")
                .containsEntry("nominal_amount", "500.00")
                .containsEntry("collecting_bank", "104")
                .containsEntry("counterparty", "MARIA EXEMPLO")
                .containsEntry("counterparty_tax_id", "12345678909")
                .containsEntry("fee", "2.50");
    }

    @Test
    void a_segment_without_its_other_half_is_refused() throws IOException {
        assertThat(answer().remove(4).refusals())
                .contains(new Refusal(3, "segment", "segment T stands without its segment U", "14000000000000017"));
        assertThat(answer().remove(3).refusals())
                .contains(new Refusal(3, "segment", "segment U stands without its segment T", "00002"));
    }

    @Test
    void payments_that_were_done_are_money_out_and_refused_ones_are_not() throws IOException {
        List<Map<String, String>> rows = answer().rows().subList(2, 5);
        assertThat(rows.getFirst())
                .containsEntry("amount", "-300.00")
                .containsEntry("reference", "PAGTO-1")
                .containsEntry("counterparty", "FORNECEDOR UM")
                .containsEntry("counterparty_tax_id", "44555666000172")
                .containsEntry("counterparty_account", "341/4321/98765")
                .containsEntry("pix_key", "financeiro@exemplo.com.br")
                .containsEntry("channel", "009")
                .doesNotContainKey("posting");
        assertThat(rows.get(1))
                .containsEntry("amount", "0.00")
                .containsEntry("posting", "PENDING")
                .containsEntry("occurrence", "AG")
                .containsEntry("nominal_amount", "999.00")
                .containsEntry("date", "2026-03-02");
        assertThat(rows.get(2))
                .containsEntry("amount", "-189.90")
                .containsEntry("reference", "CONTA-LUZ-03")
                .containsEntry("barcode", "10491234500000123456789012345678901234567890")
                .containsEntry("due_date", "2026-03-03");
    }

    @Test
    void a_file_that_is_cut_is_refused_as_a_whole() {
        assertThatThrownBy(() -> extract().remove(11).read("cnab240"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("cut");
    }

    @Test
    void a_batch_without_its_end_is_told() throws IOException {
        assertThat(findings(extract().remove(8).put(10, 24, "000010"), 0)).containsExactly(Kind.GAP);
    }

    @Test
    void an_order_to_the_bank_is_no_answer_of_it() {
        assertThatThrownBy(() -> extract().put(1, 143, "1").read(null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("order to the bank");
    }

    @Test
    void lines_outside_of_batches_and_of_no_known_type_are_refused() throws IOException {
        FixedFile file = extract();
        file.insert(9, file.line(3)).insert(10, "2370001X").insert(11, "x".repeat(300));
        List<FileRecord> read = file.read("cnab240");
        List<Refusal> refusals = FixedFile.refusals(read);
        assertThat(refusals).extracting(Refusal::position).containsExactly(9L, 10L, 11L);
        assertThat(refusals)
                .extracting(Refusal::reason)
                .containsExactly(
                        "the line stands in no batch",
                        "the record type (position 8) is none of 0, 1, 2, 3, 4, 5, 9",
                        "the line is longer than 240 characters");
        assertThat(FixedFile.rows(read)).hasSize(5);
    }

    @Test
    void it_is_known_by_its_content_and_by_two_names() {
        assertThat(Formats.standard().byKey("BR/cnab240/febraban-base")).get().isInstanceOf(Cnab240Format.class);
        assertThat(Formats.standard().detect(extract().bytes(), "extrato.csv"))
                .get()
                .isInstanceOf(Cnab240Format.class);
        assertThat(Formats.standard().detect("23700000;1;2\n23700011;3;4\n".getBytes(StandardCharsets.US_ASCII), null))
                .get()
                .extracting(format -> format.key())
                .isEqualTo("csv");
    }
}
