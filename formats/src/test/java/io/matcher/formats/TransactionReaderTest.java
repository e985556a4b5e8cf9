package io.matcher.formats;

import static io.matcher.formats.Reading.PLAIN;
import static io.matcher.formats.Reading.amount;
import static io.matcher.formats.Reading.date;
import static io.matcher.formats.Reading.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionReaderTest {
    private static final ReadingRules SAO_PAULO = ReadingRules.DEFAULT.withTimeZone(ZoneId.of("America/Sao_Paulo"));

    private static ParsedTransaction ok(Parsed parsed) {
        assertThat(parsed).isInstanceOf(ParsedTransaction.class);
        return (ParsedTransaction) parsed;
    }

    private static Refusal no(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Refusal.class);
        return (Refusal) parsed;
    }

    @Test
    void a_row_becomes_a_transaction_and_its_unmapped_fields_metadata() throws IOException {
        FieldMapping mapping = FieldMapping.of(Map.of(
                "external_id",
                "Id",
                "amount",
                "Valor",
                "currency",
                "Moeda",
                "date",
                "Data",
                "description",
                "Histórico"));
        String csv = "Id;Valor;Moeda;Data;Histórico;Canal;Vazio\n A-1 ;\"1.234,56\";brl;2026-01-31;Pix \"x\";app\"s;\n";
        ParsedTransaction read = ok(transactions(csv, mapping, SAO_PAULO).getFirst());
        assertThat(read.position()).isEqualTo(2);
        assertThat(read.externalId()).isEqualTo("A-1");
        assertThat(read.amount()).isEqualTo(new BigDecimal("1234.56"));
        assertThat(read.currency()).isEqualTo("BRL");
        assertThat(read.bookingDate()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(read.occurredAt()).isNull();
        assertThat(read.description()).isEqualTo("Pix \"x\"");
        assertThat(read.reference()).isNull();
        assertThat(read.metadata()).isEqualTo(Map.of("Canal", "app\"s"));
        assertThat(read.metadataJson()).isEqualTo("{\"Canal\":\"app\\\"s\"}");
    }

    @Test
    void nested_json_stays_json_in_the_metadata_and_numbers_become_texts() throws IOException {
        String json = "[{\"id\":7,\"amount\":10.10,\"currency\":\"USD\",\"date\":\"2026-01-31\","
                + "\"fee\":{\"amount\":\"0.10\",\"n\":1.0e2},\"count\":1.50,\"ok\":true,\"none\":null}]";
        ParsedTransaction read =
                ok(transactions(json.getBytes(StandardCharsets.UTF_8), "json", PLAIN, ReadingRules.DEFAULT)
                        .getFirst());
        assertThat(read.externalId()).isEqualTo("7");
        assertThat(read.amount()).isEqualTo(new BigDecimal("10.10"));
        assertThat(read.metadataJson())
                .isEqualTo("{\"fee\":{\"amount\":\"0.10\",\"n\":1.0e2},\"count\":\"1.50\",\"ok\":true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.50            | BRL | 10.50
            -5               | BRL | -5
            +5               | BRL | 5
            5-               | BRL | -5
            −5               | BRL | -5
            (5.25)           | BRL | -5.25
            .5               | BRL | 0.5
            5.               | BRL | 5
            1e3              | BRL | 1000
            1.5E-3           | BRL | 0.0015
            R$ 1.234,56      | BRL | 1234.56
            -R$ 1.234,56     | BRL | -1234.56
            R$ -1.234,56     | BRL | -1234.56
            £67.40           | GBP | 67.40
            1 234,56 €       | EUR | 1234.56
            1'234.56         | CHF | 1234.56
            CHF 1’234.56     | CHF | 1234.56
            $ 10             | MXN | 10
            1,234,567        | USD | 1234567
            1.234.567        | EUR | 1234567
            8,78             | EUR | 8.78
            0,123            | KWD | 0.123
            1234,567         | KWD | 1234.567
            1.234            | KWD | 1.234
            10.500000000     | BRL | 10.50000000
            000000000000001  | BRL | 1
            999999999999.99999999 | BRL | 999999999999.99999999
            -999999999999.99999999 | BRL | -999999999999.99999999
            0e40             | BRL | 0
            """)
    void amounts_are_read(String text, String currency, BigDecimal expected) throws IOException {
        assertThat(ok(amount(text, currency)).amount()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc              | BRL | is not a number
            -                | BRL | is not a number
            --5              | BRL | is not a number
            -5-              | BRL | is not a number
            (5               | BRL | is not a number
            (-5)             | BRL | is not a number
            NaN              | BRL | is not a number
            0x10             | BRL | is not a number
            1,234            | BRL | can be read in two ways and the column proves neither; give the decimal style
            12,34,567.00     | INR | has separators where no number has them
            1.2.3            | BRL | has separators where no number has them
            1,23,4           | BRL | has separators where no number has them
            €5.00            | BRL | carries the sign € while the row's currency is BRL
            USD 5.00         | BRL | carries the sign USD while the row's currency is BRL
            5 apples         | BRL | is not a number
            1e999999         | BRL | has an exponent beyond 40
            1e99999999999999999999 | BRL | has an exponent beyond 40
            1e-41            | BRL | has an exponent beyond 40
            1e12             | BRL | has more than 12 digits before the decimals
            1000000000000    | BRL | has more than 12 digits before the decimals
            0.000000001      | BRL | has more than 8 decimals
            100.00 CR        | BRL | is not a number
            """)
    void amounts_that_can_not_be_read_are_refused_with_the_reason(String text, String currency, String reason)
            throws IOException {
        Refusal refusal = no(amount(text, currency));
        assertThat(refusal.column()).isEqualTo("amount");
        assertThat(refusal.reason()).isEqualTo("amount " + reason);
        assertThat(refusal.value()).isEqualTo(text);
    }

    private static String column(String... amounts) {
        StringBuilder csv = new StringBuilder("id\tamount\tcurrency\tdate\n");
        for (String amount : amounts) {
            csv.append("1\t").append(amount).append("\tBRL\t2026-01-31\n");
        }
        return csv.toString();
    }

    private static List<String> outcomes(List<Parsed> all) {
        return all.stream()
                .map(one -> one instanceof ParsedTransaction t ? t.amount().toPlainString() : "refused")
                .toList();
    }

    @Test
    void an_ambiguous_amount_follows_what_another_row_of_the_column_proves() throws IOException {
        assertThat(outcomes(transactions(column("1,234", "8,78"), PLAIN, ReadingRules.DEFAULT)))
                .containsExactly("1.234", "8.78");
        assertThat(outcomes(transactions(column("1,234", "1.234", "8.78"), PLAIN, ReadingRules.DEFAULT)))
                .containsExactly("1234", "1.234", "8.78");
        assertThat(outcomes(transactions(column("1.234", "8,78"), PLAIN, ReadingRules.DEFAULT)))
                .containsExactly("1234", "8.78");
    }

    @Test
    void a_given_decimal_style_decides_and_what_contradicts_it_is_refused() throws IOException {
        ReadingRules comma = ReadingRules.DEFAULT.withDecimalStyle(DecimalStyle.COMMA);
        assertThat(outcomes(transactions(column("1.234", "8,78", "8.78"), PLAIN, comma)))
                .containsExactly("1234", "8.78", "refused");
    }

    @Test
    void in_a_column_that_proves_both_styles_only_values_that_prove_themselves_are_read() throws IOException {
        assertThat(outcomes(transactions(column("8,78", "8.78", "1,234", "1.234", "5"), PLAIN, ReadingRules.DEFAULT)))
                .containsExactly("8.78", "8.78", "refused", "refused", "5");
    }

    @Test
    void minus_five_is_a_number_and_a_formula_is_none() throws IOException {
        assertThat(outcomes(transactions(column("-5", "=1+1"), PLAIN, ReadingRules.DEFAULT)))
                .containsExactly("-5", "refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-31T23:30:00Z           | 2026-01-31 | 2026-01-31T23:30:00Z
            2026-02-01T01:30:00Z           | 2026-01-31 | 2026-02-01T01:30:00Z
            2026-02-01T01:30:00.123456+02:00 | 2026-01-31 | 2026-01-31T23:30:00.123456Z
            2026-01-31T22:00:00            | 2026-01-31 | 2026-02-01T01:00:00Z
            2026-01-31 22:00:00            | 2026-01-31 | 2026-02-01T01:00:00Z
            2026-01-31 22:00               | 2026-01-31 | 2026-02-01T01:00:00Z
            2026-01-31                     | 2026-01-31 |
            2026/01/31                     | 2026-01-31 |
            2026/01/31 22:00:00            | 2026-01-31 | 2026-02-01T01:00:00Z
            20260131220000                 | 2026-01-31 | 2026-02-01T01:00:00Z
            20260131                       | 2026-01-31 |
            31-Jan-2026                    | 2026-01-31 |
            1-Feb-2026 10:00:00            | 2026-02-01 | 2026-02-01T13:00:00Z
            Jan 31, 2026                   | 2026-01-31 |
            January 31, 2026 22:00:00      | 2026-01-31 | 2026-02-01T01:00:00Z
            31 Jan 2026                    | 2026-01-31 |
            31 DEZ 2026                    | 2026-12-31 |
            31.01.2026                     | 2026-01-31 |
            1.2.2026                       | 2026-02-01 |
            1769911200                     | 2026-01-31 | 2026-02-01T02:00:00Z
            1769911200000                  | 2026-01-31 | 2026-02-01T02:00:00Z
            31/01/2026                     | 2026-01-31 |
            01/31/2026                     | 2026-01-31 |
            31-01-2026 22:00:00            | 2026-01-31 | 2026-02-01T01:00:00Z
            29-Feb-2028                    | 2028-02-29 |
            """)
    void dates_are_read_in_the_zone_of_the_source(String text, LocalDate day, Instant instant) throws IOException {
        ParsedTransaction read = ok(date(text, SAO_PAULO));
        assertThat(read.bookingDate()).isEqualTo(day);
        assertThat(read.occurredAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            03/04/2026      | can be read day first or month first and the column proves neither; give the date order
            2026-02-30      | has the day 30, which 2026-02 does not have
            2026-13-01      | has the month 13
            31/31/2026      | can be read day first or month first and the column proves neither; give the date order
            0026-01-01      | has the year 26, which is out of range
            31/01/26        | is not a date in any known form
            Pending         | is not a date in any known form
            123456          | is not a date: digits alone are 8, 10, 13 or 14
            2026-01-31T     | is a date followed by something that is not a time
            2026-01-31T24:00:00 | is a date followed by something that is not a time
            2026-01-31 noon | is a date followed by something that is not a time
            2026-01-31T10:00:00+99:00 | is a date followed by something that is not a time
            31-Foo-2026     | is not a date in any known form
            """)
    void dates_that_can_not_be_read_are_refused_with_the_reason(String text, String reason) throws IOException {
        Refusal refusal = no(date(text, SAO_PAULO));
        assertThat(refusal.column()).isEqualTo("date");
        assertThat(refusal.reason()).isEqualTo("date " + reason);
    }

    @Test
    void a_later_row_proves_the_order_of_an_earlier_slash_date() throws IOException {
        String csv = "id,amount,currency,date\n1,1,BRL,03/04/2026\n2,1,BRL,29/12/2026\n3,1,BRL,12/30/2026\n";
        List<Parsed> read = transactions(csv, PLAIN, ReadingRules.DEFAULT);
        // The third row proves the other order: then nothing is proved but by a date alone.
        assertThat(read.get(0)).isInstanceOf(Refusal.class);
        assertThat(ok(read.get(1)).bookingDate()).isEqualTo(LocalDate.of(2026, 12, 29));
        List<Parsed> clean = transactions(csv.replace("12/30", "30/12"), PLAIN, ReadingRules.DEFAULT);
        assertThat(ok(clean.get(0)).bookingDate()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void a_given_order_or_pattern_decides() throws IOException {
        assertThat(ok(date("03/04/2026", ReadingRules.DEFAULT.withDateOrder(DateOrder.MONTH_FIRST)))
                        .bookingDate())
                .isEqualTo(LocalDate.of(2026, 3, 4));
        ReadingRules pattern = ReadingRules.DEFAULT.withDatePattern("dd/MM/yy HH:mm");
        assertThat(ok(date("03/04/26 10:15", pattern)).occurredAt()).isEqualTo("2026-04-03T10:15:00Z");
        assertThat(no(date("30/02/26 10:15", pattern)).reason())
                .isEqualTo("date does not have the pattern dd/MM/yy HH:mm");
    }

    @Test
    void a_pattern_that_is_none_is_refused_when_given() {
        assertThatThrownBy(() -> ReadingRules.DEFAULT.withDatePattern("bogus{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the date pattern can not be used");
    }

    @Test
    void a_time_that_the_zone_skips_or_repeats_is_still_an_instant() throws IOException {
        ReadingRules berlin = ReadingRules.DEFAULT.withTimeZone(ZoneId.of("Europe/Berlin"));
        assertThat(ok(date("2026-03-29 02:30:00", berlin)).occurredAt()).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(ok(date("2026-10-25 02:30:00", berlin)).occurredAt()).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void currencies_are_ISO_4217_or_given() throws IOException {
        assertThat(ok(amount("5", " usd ")).currency()).isEqualTo("USD");
        assertThat(ok(amount("5", "XAU")).currency()).isEqualTo("XAU");
        assertThat(no(amount("5", "BTC")).reason())
                .isEqualTo("currency is not an ISO 4217 code nor one of the extra ones");
        ReadingRules rules = ReadingRules.DEFAULT.withExtraCurrencies(Set.of("BTC"));
        assertThat(ok(transactions("id,amount,currency,date\n1,5,btc,2026-01-31\n", PLAIN, rules)
                                .getFirst())
                        .currency())
                .isEqualTo("BTC");
    }

    @Test
    void a_default_currency_stands_in_for_a_column_that_is_not_there() throws IOException {
        FieldMapping mapping =
                FieldMapping.withDefaultCurrency(Map.of("external_id", "id", "amount", "amount", "date", "date"));
        ReadingRules rules = ReadingRules.DEFAULT.withDefaultCurrency("BRL");
        assertThat(ok(transactions("id,amount,date\n1,5,2026-01-31\n", mapping, rules)
                                .getFirst())
                        .currency())
                .isEqualTo("BRL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            '',5,BRL,2026-01-31        | id       | external_id is blank
            1,'',BRL,2026-01-31        | amount   | amount is blank
            1,5,'',2026-01-31          | currency | currency is blank
            1,5,BRL,'  '               | date     | date is blank
            """)
    void required_values_must_be_there(String row, String column, String reason) throws IOException {
        Refusal refusal = no(transactions("id,amount,currency,date\n" + row + "\n", PLAIN, ReadingRules.DEFAULT)
                .getFirst());
        assertThat(refusal.column()).isEqualTo(column);
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void a_member_that_is_missing_refuses_its_object_only() throws IOException {
        String json = "[{\"id\":1,\"amount\":1,\"currency\":\"BRL\"},"
                + "{\"id\":2,\"amount\":{\"v\":1},\"currency\":\"BRL\",\"date\":\"2026-01-31\"},"
                + "{\"id\":3,\"amount\":1,\"currency\":\"BRL\",\"date\":\"2026-01-31\"}]";
        List<Parsed> read = transactions(json.getBytes(StandardCharsets.UTF_8), "json", PLAIN, ReadingRules.DEFAULT);
        assertThat(no(read.get(0)).reason()).isEqualTo("date is missing");
        assertThat(no(read.get(1)).reason()).isEqualTo("amount is not a number");
        assertThat(ok(read.get(2)).externalId()).isEqualTo("3");
    }

    @Test
    void a_table_without_a_mapped_column_refuses_the_file() {
        assertThatThrownBy(() -> transactions("id,amount,date\n1,5,2026-01-31\n", PLAIN, ReadingRules.DEFAULT))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage("the field map names columns that the file does not have: \"currency\" for currency;"
                        + " the file has id, amount, date");
    }

    @Test
    void identifiers_are_bounded_and_hold_no_control_characters() throws IOException {
        String start = "id,amount,currency,date\n";
        String end = ",5,BRL,2026-01-31\n";
        assertThat(ok(transactions(start + "x".repeat(255) + end, PLAIN, ReadingRules.DEFAULT)
                                .getFirst())
                        .externalId())
                .hasSize(255);
        assertThat(no(transactions(start + "x".repeat(256) + end, PLAIN, ReadingRules.DEFAULT)
                                .getFirst())
                        .reason())
                .isEqualTo("external_id is longer than 255 characters");
        assertThat(no(transactions(start + "a\u0007b" + end, PLAIN, ReadingRules.DEFAULT)
                                .getFirst())
                        .reason())
                .isEqualTo("external_id holds the control character U+0007");
        assertThat(no(transactions(start + "\"a\nb\"" + end, PLAIN, ReadingRules.DEFAULT)
                                .getFirst())
                        .reason())
                .isEqualTo("external_id holds the control character U+000A");
    }

    @Test
    void a_mapping_names_what_it_lacks() {
        assertThatThrownBy(() -> FieldMapping.of(Map.of("external_id", "id", "date", "d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the field map does not name amount, currency");
        assertThatThrownBy(() -> FieldMapping.of(
                        Map.of("external_id", "id", "date", "d", "amount", "a", "currency", "c", "colour", "x")))
                .hasMessage("the field map names the unknown field colour");
    }

    @Test
    void refusals_of_the_file_and_of_values_come_in_file_order() throws IOException {
        String csv = "id,amount,currency,date\n1,5,BRL,2026-01-31\n2,5,BRL\n3,x,BRL,2026-01-31\n4,5,BRL,2026-01-31\n";
        assertThat(transactions(csv, PLAIN, ReadingRules.DEFAULT))
                .extracting(Parsed::position)
                .containsExactly(2L, 3L, 4L, 5L);
    }
}
