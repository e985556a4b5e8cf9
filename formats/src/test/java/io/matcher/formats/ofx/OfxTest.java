package io.matcher.formats.ofx;

import static io.matcher.formats.BankReading.fixture;
import static io.matcher.formats.BankReading.read;
import static io.matcher.formats.BankReading.refusals;
import static io.matcher.formats.BankReading.rows;
import static io.matcher.formats.BankReading.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BankReading;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Formats;
import io.matcher.formats.Head;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfxTest {
    private static String file(String entries) {
        return "<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>A</BANKACCTFROM><BANKTRANLIST>" + entries
                + "</BANKTRANLIST></STMTRS></OFX>";
    }

    private static String entry(String date, String amount, String rest) {
        return "<STMTTRN><DTPOSTED>" + date + "<TRNAMT>" + amount + rest + "</STMTTRN>\n";
    }

    private static ParsedTransaction only(String entry) throws IOException {
        return rows(read(file(entry))).getFirst();
    }

    @Test
    void sgml_of_a_brazilian_bank_with_all_its_quirks() throws IOException {
        List<Parsed> read = fixture("statement-sgml.ofx");
        assertThat(read.subList(0, 6).stream().map(BankReading::line))
                .containsExactly(
                        "28 0999-55123-4/20260302001 -11.76 BRL 2026-03-02 null TARIFA A & B <LTDA REF-7"
                                + " {\"account\":\"55123-4\",\"statement\":\"2026-03-01/2026-03-31\",\"bank\":\"0999\","
                                + "\"branch\":\"0001\",\"account_type\":\"CHECKING\",\"transaction_code\":\"DEBIT\","
                                + "\"fitid\":\"20260302001\",\"check_number\":\"000000\",\"reference_number\":\"REF-7\","
                                + "\"posted_at\":\"2026-03-02T23:30-03:00\"}",
                        "37 0999-55123-4/20260303001 1234.56 BRL 2026-03-03 null JOÃO SILVA PIX RECEBIDO & OBRIGADO 4711"
                                + " {\"account\":\"55123-4\",\"statement\":\"2026-03-01/2026-03-31\",\"bank\":\"0999\","
                                + "\"branch\":\"0001\",\"account_type\":\"CHECKING\",\"transaction_code\":\"IN\","
                                + "\"fitid\":\"20260303001\",\"counterparty\":\"JOÃO SILVA\",\"check_number\":\"4711\"}",
                        "47 NO TRNAMT: the entry with FITID 0 has no amount: TRNAMT is not a number [.]",
                        "54 0999-55123-4/c6fd138e58b2fabc7f03551add6144f8 -5 BRL 2026-02-28 null TARIFA null"
                                + " {\"account\":\"55123-4\",\"statement\":\"2026-03-01/2026-03-31\",\"bank\":\"0999\","
                                + "\"branch\":\"0001\",\"account_type\":\"CHECKING\",\"transaction_code\":\"DEBIT\","
                                + "\"fitid\":\"20260303001\",\"user_date\":\"2026-02-28\"}",
                        "62 NO DTPOSTED: the entry of -9.00 with FITID 20260305001 has no date:"
                                + " DTPOSTED has the year 0, which is out of range [00000000]",
                        "68 NO CORRECTACTION: the bank takes back the entry with FITID 20260302001 of -1.00;"
                                + " it is to be removed by hand [20260302001]");
        Statement statement = statements(read).getFirst();
        assertThat(read.getLast()).isEqualTo(statement);
        assertThat(statement.position()).isEqualTo(85);
        assertThat(statement.from()).isEqualTo("2026-03-01");
        assertThat(statement.until()).isEqualTo("2026-03-31");
        assertThat(statement.entries()).isEqualTo(3);
        assertThat(statement.credits()).isEqualByComparingTo("1234.56");
        assertThat(statement.debits()).isEqualByComparingTo("16.76");
        assertThat(String.valueOf(statement.closing()))
                .isEqualTo("Balance[amount=5326.43, currency=BRL, date=2026-03-31]");
        assertThat(statement.available()).isNull();
        assertThat(statement.findings())
                .extracting(StatementFinding::kind)
                .containsExactly(StatementFinding.Kind.IMPOSSIBLE_DATE, StatementFinding.Kind.IMPOSSIBLE_DATE);
    }

    @Test
    void xml_of_a_card_on_one_line_with_a_status_that_says_no() throws IOException {
        var read = fixture("card.qfx");
        assertThat(refusals(read)).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("STATUS");
            assertThat(refusal.value()).isEqualTo("2000");
            assertThat(refusal.reason()).endsWith("ERROR General error");
        });
        assertThat(rows(read))
                .extracting(ParsedTransaction::externalId)
                .startsWith("4000-XX-1/CARD-0001", "4000-XX-1/CARD-0000");
        assertThat(rows(read).getFirst().description()).isEqualTo("Café étoile Tea & <cake>");
        assertThat(rows(read).getFirst().metadata()).containsEntry("original_currency", "EUR");
        assertThat(rows(read)).extracting(ParsedTransaction::pending).containsExactly(false, false, true);
        Statement statement = statements(read).getFirst();
        assertThat(statement.entries()).isEqualTo(3);
        assertThat(statement.credits()).isEqualByComparingTo("20");
        assertThat(statement.debits()).isEqualByComparingTo("1234.50");
        assertThat(statement.opening()).isNull();
    }

    @Test
    void a_correction_bears_the_name_of_what_it_corrects() throws IOException {
        assertThat(rows(fixture("card.qfx")).get(1).metadata()).containsEntry("corrects", "CARD-0000");
    }

    @Test
    void a_fitid_too_short_to_last_gives_way_to_the_content() throws IOException {
        ParsedTransaction march = only(entry("20260301", "5.00", "<FITID>1<MEMO>A"));
        assertThat(march.externalId()).doesNotEndWith("/1");
        assertThat(only(entry("20260301", "5.0", "<FITID>1<MEMO>A")).externalId())
                .isEqualTo(march.externalId());
        assertThat(only(entry("20260401", "5.00", "<FITID>1<MEMO>A")).externalId())
                .isNotEqualTo(march.externalId());
    }

    @Test
    void the_same_fitid_twice_names_two_entries() throws IOException {
        String twice =
                entry("20260301", "5.00", "<FITID>ABCDEF<MEMO>A") + entry("20260302", "6.00", "<FITID>ABCDEF<MEMO>B");
        assertThat(rows(read(file(twice))))
                .extracting(ParsedTransaction::externalId)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_day_is_the_printed_one_whatever_the_zone() throws IOException {
        assertThat(only(entry("20260301235959[-11:XYZ]", "5.00", "")).bookingDate())
                .isEqualTo("2026-03-01");
        assertThat(only(entry("2026-03-01", "5.00", "")).bookingDate()).isEqualTo("2026-03-01");
        assertThat(only(entry("31/03/2026", "5.00", "")).bookingDate()).isEqualTo("2026-03-31");
        for (String bad : List.of("03/04/2026", "201120000000", "2026", "tomorrow", "20260230", "")) {
            assertThat(refusals(read(file(entry(bad, "5.00", ""))))).as(bad).hasSize(1);
        }
    }

    @Test
    void thousands_and_signs_are_read_and_what_nobody_can_tell_is_refused() throws IOException {
        assertThat(only(entry("20260301", "+1,234.56", "")).amount()).isEqualByComparingTo("1234.56");
        assertThat(only(entry("20260301", "€ 1.234,56", "")).amount()).isEqualByComparingTo("1234.56");
        assertThat(only(entry("20260301", "12.34000", "")).amount()).isEqualByComparingTo("12.34");
        assertThat(refusals(read(file(entry("20260301", "1,234", ""))))).hasSize(1);
        assertThat(refusals(read(file(entry("20260301", "$1.23", ""))))).hasSize(1);
    }

    @Test
    void an_entry_in_another_currency_is_a_finding() throws IOException {
        var read = read(file(entry("20260301", "5.00", "<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>")));
        assertThat(rows(read).getFirst().currency()).isEqualTo("USD");
        assertThat(statements(read).getFirst().findings())
                .extracting(StatementFinding::kind)
                .containsExactly(StatementFinding.Kind.CURRENCY_CHANGES);
    }

    @Test
    void a_missing_end_tag_costs_nothing() throws IOException {
        String open = "<STMTTRN><DTPOSTED>20260301<TRNAMT>1.00<FITID>AAAAAA\n";
        assertThat(rows(read(file(open + open + open)))).hasSize(3);
    }

    @Test
    void a_cut_file_and_a_document_type_are_refused() {
        String whole = file(entry("20260301", "5.00", ""));
        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 3)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("the file is cut");
        assertThatThrownBy(() -> read("<OFX><!DOCTYPE a []></OFX>")).hasMessageContaining("DTD");
        assertThatThrownBy(() -> read("<OFX></OFX>")).hasMessageContaining("no statement");
    }

    @Test
    void a_prolog_without_an_end_ends_the_looking() {
        for (String open : List.of("<!-- a", "  <!-- a", " <? a", "<?xml ?><!--", "<?OFX")) {
            assertThat(new OfxFormat().recognises(new Head(open.getBytes(StandardCharsets.UTF_8), null)))
                    .as(open)
                    .isFalse();
        }
    }

    @Test
    void a_table_or_another_document_is_not_taken_for_it() {
        for (String other :
                List.of("OFXHEADER,a\n1,2\n", "a,<OFX>\n", "<a><OFX/></a>", "<?xml version=\"1.0\"?><Document/>")) {
            assertThat(Formats.standard()
                            .detect(other.getBytes(StandardCharsets.UTF_8), "a.ofx")
                            .map(f -> f.key()))
                    .isNotEqualTo(java.util.Optional.of("ofx"));
        }
    }
}
