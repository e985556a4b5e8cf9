package io.matcher.formats.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BankFiles;
import io.matcher.formats.BankFiles.Read;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.Format;
import io.matcher.formats.Formats;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks do with these messages, one habit at a time. */
class SwiftQuirksTest {
    private static final String HEAD = ":20:R\n:25:ACC\n:28C:1/1\n:60F:C260301EUR100,\n";
    private static final String TAIL = ":62F:C260302EUR100,\n-\n";

    private static Read entries(String fields) throws IOException {
        return BankFiles.read(HEAD + fields + "\n" + TAIL, null);
    }

    private static ParsedTransaction entry(String line) throws IOException {
        return entries(line).entry(0);
    }

    private static ParsedTransaction informed(String information) throws IOException {
        return entries(":61:2603020302C5,NTRFNONREF\n:86:" + information).entry(0);
    }

    private static List<Kind> findings(Read read, int statement) {
        return read.statement(statement).findings().stream()
                .map(StatementFinding::kind)
                .toList();
    }

    private static String page(String number, String open, String openAmount, String close, String closeAmount) {
        return ":20:R\n:25:ACC\n:28C:" + number + "\n:" + open + ":C260301EUR" + openAmount + "\n:" + close
                + ":C260302EUR" + closeAmount + "\n-\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2603020302C5,NTRFNONREF       | 5     | false | false
            2603020302CR5,NTRFNONREF      | 5     | false | false
            2603020302D5,00NTRFNONREF     | -5.00 | false | false
            2603020302DK11,8NMSCX         | -11.8 | false | false
            2603020302DD9,NMSCX           | -9    | false | false
            2603020302RC5,NTRFNONREF      | -5    | true  | false
            2603020302RCR204,88NRTINONREF | -204.88 | true | false
            2603020302RD5,NTRFNONREF      | 5     | true  | false
            2603020302EC5,NTRFNONREF      | 5     | false | true
            2603020302ED5,NTRFNONREF      | -5    | false | true
            260302    C5,NTRFNONREF       | 5     | false | false
            260302C5,FINTRef              | 5     | false | false
            2603020302C5,S103REF          | 5     | false | false
            2603020302C5NTRFNONREF        | 5     | false | false
            """)
    void marks_and_amounts(String line, String amount, boolean reversal, boolean pending) throws IOException {
        ParsedTransaction read = entry(":61:" + line);
        assertThat(read.amount()).hasToString(amount);
        assertThat(read.metadata().containsKey("reversal")).isEqualTo(reversal);
        assertThat(read.pending()).isEqualTo(pending);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2603020302C5.00NTRFNONREF  | amount
            2603020302C1.234,56NTRF    | amount
            2603020302X5,NTRFNONREF    | mark
            26030C5,                   | value date
            2613400000C5,NTRFNONREF    | value date
            2603020302C                | amount
            2603020302C9999999999999,N | amount
            """)
    void a_line_that_can_not_be_read_is_refused_with_the_part_at_fault(String line, String part) throws IOException {
        Read read = entries(":61:" + line + "\n:61:2603020302C5,NTRFNONREF");
        assertThat(read.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo(part);
            assertThat(refusal.position()).isEqualTo(5);
            assertThat(refusal.value()).isEqualTo(line);
        });
        assertThat(read.entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2512310102, 2026-01-02, 2025-12-31",
        "2601021231, 2025-12-31, 2026-01-02",
        "2606300630, 2026-06-30, 2026-06-30",
        "260302, 2026-03-02, 2026-03-02",
        "9903020302, 1999-03-02, 1999-03-02",
        "7903020302, 2079-03-02, 2079-03-02",
        "1602300301, 2016-03-01, 2016-02-29",
        "2603020230, 2026-03-02, 2026-03-02"
    })
    void the_entry_date_takes_the_year_that_lies_near_the_value_date(String dates, String booked, String value)
            throws IOException {
        ParsedTransaction read = entry(":61:" + dates + "C5,NTRFNONREF");
        assertThat(read.bookingDate()).hasToString(booked);
        assertThat(read.valueDate()).hasToString(value);
    }

    @Test
    void thirty_february_is_kept_and_found() throws IOException {
        Read read = BankFiles.read(
                ":20:R\n:25:ACC\n:28C:1/1\n:60F:C260301EUR0,\n:61:2602300302C5,NTRFNONREF\n:62F:C260231EUR5,\n-\n",
                "mt940");
        assertThat(findings(read, 0)).containsExactly(Kind.IMPOSSIBLE_DATE, Kind.IMPOSSIBLE_DATE);
        assertThat(read.entry(0).valueDate()).hasToString("2026-02-28");
        assertThat(read.statement(0).until()).hasToString("2026-02-28");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good day\n:86:lost\n",
                "ABNANL2A\n940\nABNANL2A\n",
                "{1:F01X}{2:I940X}{4:\n",
                "\r\n\r\n",
                "- - -\n"
            })
    void what_stands_before_the_first_message_belongs_to_nobody(String before) throws IOException {
        Read read = BankFiles.read(before + HEAD + TAIL, null);
        assertThat(read.statements()).singleElement().satisfies(statement -> assertThat(statement.account())
                .isEqualTo("ACC"));
    }

    @Test
    void blocks_may_stand_on_the_line_where_the_text_begins() throws IOException {
        String message = "{1:F01X}{2:I940X}{4:" + HEAD + ":62F:C260302EUR100,\n-}{5:}\n";
        Read read = BankFiles.read(message + message, null);
        assertThat(read.statements()).hasSize(2);
    }

    @Test
    void a_dash_alone_in_a_text_does_not_lose_what_follows() throws IOException {
        Read read = entries(":61:2603020302C5,NTRFNONREF\n:86:one\n-\n:61:2603020302D5,NTRFNONREF");
        assertThat(read.entries()).hasSize(2);
        assertThat(findings(read, 0)).isEmpty();
    }

    @Test
    void a_message_may_end_where_the_next_begins() throws IOException {
        Read read = BankFiles.read(HEAD + ":62F:C260302EUR100,\n" + HEAD + ":62F:C260302EUR100,\n", null);
        assertThat(read.statements()).hasSize(2);
    }

    @Test
    void a_text_line_may_begin_with_a_colon() throws IOException {
        assertThat(informed("see\n:12 of it\n:abc: too").description()).isEqualTo("see :12 of it :abc: too");
    }

    @Test
    void what_an_86_says_outside_the_entries_is_of_the_statement() throws IOException {
        Read read = BankFiles.read(
                HEAD + ":86:hello\n:86:again\n:61:2603020302C5,NTRFNONREF\n:62F:C260302EUR105,\n:86:bye\n-\n", null);
        assertThat(read.entry(0).description()).isNull();
        assertThat(findings(read, 0)).isEmpty();
    }

    @Test
    void several_86_in_a_row_are_of_one_entry() throws IOException {
        assertThat(informed("one\n:86:two\nthree").description()).isEqualTo("one two three");
    }

    @Test
    void subfields_are_joined_as_they_were_cut() throws IOException {
        ParsedTransaction read =
                informed("177?00TRANSFER?109?20EREF+AB?21C-1?22KREF+NONREF?23SVWZ+Inv\noice?2412?311\n2"
                        + "3?32Max ?33Muster?34997?60 end?70odd");
        assertThat(read.description()).isEqualTo("Invoice12 end");
        assertThat(read.reference()).isEqualTo("ABC-1");
        assertThat(read.metadata())
                .containsEntry("business_code", "177")
                .containsEntry("booking_text", "TRANSFER")
                .containsEntry("counterparty", "Max Muster")
                .containsEntry("counterparty_account", "123")
                .containsEntry("return_code", "997")
                .containsEntry("subfield_70", "odd")
                .doesNotContainKey("instruction_id");
    }

    @Test
    void codewords_are_joined_as_they_were_cut() throws IOException {
        ParsedTransaction read = informed(
                "/TRTP/SEPA OVERBOEKING/IBAN/NL12/BIC/BANKNL2A/NAME/A. B/C/REMI/F\n" + "act 1/2/EREF/NOTPROVIDED");
        assertThat(read.description()).isEqualTo("Fact 1/2");
        assertThat(read.reference()).isNull();
        assertThat(read.metadata())
                .containsEntry("counterparty", "A. B/C")
                .containsEntry("counterparty_account", "NL12")
                .containsEntry("counterparty_bank", "BANKNL2A")
                .containsEntry("booking_text", "SEPA OVERBOEKING")
                .doesNotContainKey("end_to_end_id");
        ParsedTransaction structured = informed("/EREF/E-1//REMI/STRD/CUR/9001123/");
        assertThat(structured.metadata()).containsEntry("creditor_reference", "9001123");
    }

    @Test
    void a_code_of_three_digits_before_prose_is_prose() throws IOException {
        assertThat(informed("911 TRANSAKCJA 5").description()).isEqualTo("911 TRANSAKCJA 5");
        assertThat(informed("999PN5477SCHECK").metadata()).doesNotContainKey("business_code");
    }

    @Test
    void long_references_and_supplements_are_kept() throws IOException {
        ParsedTransaction read =
                entry(":61:2603020302C5,NTRFA REFERENCE THAT IS TOO LONG//AND 20260302 TOO\n/OCMT/USD6,/");
        assertThat(read.reference()).isEqualTo("A REFERENCE THAT IS TOO LONG");
        assertThat(read.externalId()).isEqualTo("ACC/AND 20260302 TOO");
        assertThat(read.metadata()).containsEntry("supplementary_details", "/OCMT/USD6,/");
    }

    @Test
    void constants_in_place_of_references_name_nothing_and_equal_entries_get_ordinals() throws IOException {
        String line = ":61:2603020302C5,NMSCDBT.Test//Test\n";
        Read read = entries(line + line + line.replace("C5", "C6").strip());
        String first = read.entry(0).externalId();
        assertThat(read.entry(1).externalId()).isEqualTo(first + "#2");
        assertThat(read.entry(2).externalId()).doesNotStartWith(first);
    }

    @Test
    void a_reversal_does_not_bear_the_name_of_what_it_undoes() throws IOException {
        String line = ":61:2603020302C5,NTRFNONREF//20260302001\n";
        Read read = entries(line + line.replace("0302C", "0302RC").strip());
        assertThat(read.entry(1).externalId()).isEqualTo(read.entry(0).externalId() + "/reversal");
    }

    @Test
    void pages_are_joined_by_their_balances_and_missing_ones_are_found() throws IOException {
        Read joined =
                BankFiles.read(page("4/1", "60F", "1,", "62M", "1,") + page("4/2", "60M", "1,", "62F", "1,"), null);
        assertThat(joined.statement(0).lastPage()).isFalse();
        assertThat(joined.statement(1).page()).isEqualTo(2);
        assertThat(findings(joined, 1)).isEmpty();
        Read broken =
                BankFiles.read(page("4/1", "60F", "1,", "62M", "1,") + page("4/2", "60M", "2,", "62F", "2,"), null);
        assertThat(findings(broken, 1)).containsExactly(Kind.BALANCE_BROKEN);
        Read missing =
                BankFiles.read(page("4/1", "60F", "1,", "62M", "1,") + page("4/3", "60M", "1,", "62F", "1,"), null);
        assertThat(findings(missing, 1)).containsExactly(Kind.GAP);
    }

    @Test
    void numbers_that_are_missing_are_gaps_and_zeros_are_no_numbers() throws IOException {
        assertThat(findings(
                        BankFiles.read(page("4", "60F", "1,", "62F", "1,") + page("6", "60F", "1,", "62F", "1,"), null),
                        1))
                .containsExactly(Kind.GAP);
        Read zeros =
                BankFiles.read(page("000", "60F", "1,", "62F", "1,") + page("000", "60F", "1,", "62F", "1,"), null);
        assertThat(zeros.statement(1).number()).isNull();
        assertThat(findings(zeros, 1)).isEmpty();
    }

    @Test
    void a_balance_that_can_not_be_read_is_refused_and_the_entries_are_kept() throws IOException {
        Read read = BankFiles.read(
                ":20:R\n:25:ACC\n:28C:1/1\n:60F:C260301EUR100,\n:61:2603020302C5,NTRFNONREF\n:62F:C260302E100\n-\n",
                null);
        assertThat(read.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.column())
                .isEqualTo("62F"));
        assertThat(read.entries()).hasSize(1);
    }

    @Test
    void a_report_is_checked_by_its_numbers_and_sums() throws IOException {
        String report = """
                :20:R
                :25:ACC
                :28C:1/1
                :34F:EUR0,
                :13D:2603021200+0100
                :61:2603020302C5,NTRFNONREF
                :90D:0EUR0,
                :90C:1EUR5,00
                -
                """;
        Read right = BankFiles.read(report, null);
        assertThat(findings(right, 0)).isEmpty();
        assertThat(right.statement(0).kind().name()).isEqualTo("INTRADAY");
        assertThat(right.entry(0).currency()).isEqualTo("EUR");
        Read wrong = BankFiles.read(report.replace("1EUR5", "2EUR6"), "mt942");
        assertThat(findings(wrong, 0)).containsExactly(Kind.COUNT_DIFFERS, Kind.TOTAL_DIFFERS);
    }

    @Test
    void western_and_unicode_letters_are_both_read() throws IOException {
        String message = HEAD + ":61:2603020302C5,NTRFNONREF\n:86:Müller Straße\n" + TAIL;
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8)) {
            assertThat(BankFiles.read(message.getBytes(charset), null).entry(0).description())
                    .isEqualTo("Müller Straße");
        }
    }

    @Test
    void a_table_with_colons_is_not_taken_for_a_statement() {
        byte[] table = "time,tag\n12:20:00,a\nx:25:y,:60F:\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Formats.standard().detect(table, "a.sta").map(Format::key)).contains("csv");
    }

    @Test
    void a_statement_announced_as_a_report_is_refused_with_what_it_is() {
        assertThatThrownBy(() -> BankFiles.read(HEAD + TAIL, "mt942"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the file is not mt942; it looks like mt940");
    }

    @Test
    void an_entry_with_endless_information_is_refused_and_the_next_is_read() throws IOException {
        Read read = entries(":61:2603020302C5,NTRFNONREF\n:86:" + "x\n".repeat(50_000) + ":61:2603020302C6,NTRFNONREF");
        assertThat(read.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo("the entry is too long to be read"));
        assertThat(read.entries()).hasSize(1);
    }
}
