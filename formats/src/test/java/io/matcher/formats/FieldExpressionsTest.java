package io.matcher.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldExpressionsTest {

    private static final Map<String, Object> PLAIN =
            Map.of("external_id", "id", "amount", "amount", "currency", "ccy", "date", "date");

    @Test
    void of_a_debit_and_a_credit_column_the_debit_is_money_out_whatever_its_sign() throws IOException {
        List<Parsed> read = read("""
                id;ccy;date;in;out
                a;EUR;2026-01-31;1.234,56;
                b;EUR;2026-01-31;;7,50
                c;EUR;2026-01-31;0,00;-7,50
                d;EUR;2026-01-31;8,00;0,00
                e;EUR;2026-01-31;;(9,10)
                f;EUR;2026-01-31;;€ 9,20
                """, with("amount", Map.of("credit", "in", "debit", "out")));
        assertThat(amounts(read)).containsExactly("1234.56", "-7.50", "-7.50", "8.00", "-9.10", "-9.20");
        assertThat(ok(read.get(1)).metadata()).isEqualTo(Map.of("out", "7,50"));
    }

    @Test
    void a_row_with_both_or_neither_is_refused_by_its_columns() throws IOException {
        List<Parsed> read = read(
                "id,ccy,date,in,out\na,EUR,2026-01-31,1,2\nb,EUR,2026-01-31,,\nc,EUR,2026-01-31,,x\n",
                with("amount", Map.of("credit", "in", "debit", "out")));
        assertThat(read)
                .extracting(parsed -> ((Refusal) parsed).column() + ": " + ((Refusal) parsed).reason())
                .containsExactly(
                        "in, out: amount stands in both columns",
                        "in, out: amount is blank",
                        "in, out: amount is not a number");
    }

    @Test
    void a_flag_says_which_way_an_amount_went() throws IOException {
        List<Parsed> read =
                read("""
                id,ccy,date,amt,flag
                a,EUR,2026-01-31,5.00,Af
                b,EUR,2026-01-31,6.00,Bij
                c,EUR,2026-01-31,7.00,d
                d,EUR,2026-01-31,8.00,
                """, with("amount", Map.of("column", "amt", "sign", "flag", "negative", List.of("D", "S", "Af"))));
        assertThat(amounts(read.subList(0, 3))).containsExactly("-5.00", "6.00", "-7.00");
        assertThat(((Refusal) read.get(3)).column()).isEqualTo("amt, flag");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMMA | false | 1.234,56 | 1234.56
            COMMA | false | 1,234    | 1.234
            COMMA | true  | 5,00-    | 5.00
            POINT | true  | 1,234    | -1234
            POINT | false | (5.10)   | -5.10
            point | false | 1e3      | 1000
            POINT | false | € -5     | -5
            """)
    void amounts_have_the_style_that_the_map_gives(String decimal, boolean negate, String text, String expected)
            throws IOException {
        List<Parsed> read = read(
                "id;ccy;date;amt\na;EUR;2026-01-31;" + text + "\n",
                with("amount", Map.of("column", "amt", "decimal", decimal, "negate", negate)));
        assertThat(amounts(read)).containsExactly(expected);
    }

    @Test
    void a_negated_column_is_still_understood_by_looking_at_all_its_rows() throws IOException {
        List<Parsed> read = read(
                "id;ccy;date;amt\na;EUR;2026-01-31;1.234\nb;EUR;2026-01-31;5,60\n",
                with("amount", Map.of("column", "amt", "negate", true)));
        assertThat(amounts(read)).containsExactly("-1234", "-5.60");
    }

    @Test
    void dates_have_the_pattern_and_their_times_the_zone_that_the_map_gives() throws IOException {
        Map<String, Object> map =
                with("date", Map.of("column", "day", "pattern", "dd.MM.yyyy HH:mm", "zone", "America/New_York"));
        map.put("value_date", Map.of("column", "value", "pattern", "yyMMdd"));
        List<Parsed> read =
                read("id,ccy,amount,day,value\na,EUR,1,03.02.2026 22:30,260205\nb,EUR,1,2026-02-03,260205\n", map);
        assertThat(ok(read.getFirst()).occurredAt()).isEqualTo(Instant.parse("2026-02-04T03:30:00Z"));
        assertThat(ok(read.getFirst()).bookingDate()).isEqualTo(LocalDate.of(2026, 2, 4));
        assertThat(ok(read.getFirst()).valueDate()).isEqualTo(LocalDate.of(2026, 2, 5));
        assertThat(read.get(1))
                .isEqualTo(new Refusal(3, "day", "date does not have the pattern dd.MM.yyyy HH:mm", "2026-02-03"));
    }

    @Test
    void texts_are_constant_joined_or_cut_out() throws IOException {
        Map<String, Object> map = with("currency", Map.of("constant", "eur"));
        map.put("description", Map.of("concat", List.of("who", "what"), "separator", " / "));
        map.put("reference", Map.of("column", "what", "regex", "RF([0-9]+)"));
        List<Parsed> read = read("""
                id,amount,date,who,what
                a,1,2026-01-31,Ann,pays RF42 now
                b,1,2026-01-31,,RF7
                c,1,2026-01-31,Bob,nothing
                d,1,2026-01-31,,
                """, map);
        assertThat(ok(read.getFirst()).currency()).isEqualTo("EUR");
        assertThat(ok(read.getFirst()).description()).isEqualTo("Ann / pays RF42 now");
        assertThat(ok(read.getFirst()).reference()).isEqualTo("42");
        assertThat(ok(read.get(1)).description()).isEqualTo("RF7");
        assertThat(read.get(2)).isEqualTo(new Refusal(4, "what", "reference does not match RF([0-9]+)", "nothing"));
        assertThat(ok(read.get(3)).description()).isNull();
    }

    @Test
    void a_default_stands_for_what_is_blank_or_can_not_be_read() throws IOException {
        Map<String, Object> map = with("amount", Map.of("column", "amt", "decimal", "COMMA", "default", "0.25"));
        map.put("date", Map.of("column", "day", "pattern", "dd/MM/yyyy", "default", "2026-01-01"));
        map.put("currency", Map.of("column", "ccy", "regex", "in ([A-Z]{3})", "default", "BRL"));
        List<Parsed> read = read("id;amt;ccy;day\na;1,5;in USD;02/03/2026\nb;x;none;31/02/2026\nc;;;\n", map);
        assertThat(amounts(read)).containsExactly("1.5", "0.25", "0.25");
        assertThat(read).extracting(parsed -> ok(parsed).currency()).containsExactly("USD", "BRL", "BRL");
        assertThat(read)
                .extracting(parsed -> ok(parsed).bookingDate().toString())
                .containsExactly("2026-03-02", "2026-01-01", "2026-01-01");
    }

    @Test
    void a_column_of_the_file_may_have_the_name_of_an_added_one() throws IOException {
        Map<String, Object> map = with("amount", Map.of("column", "#amount", "negate", true));
        List<Parsed> read = read("id,ccy,date,#amount\na,EUR,2026-01-31,5\n", map);
        assertThat(amounts(read)).containsExactly("-5");
        assertThat(ok(read.getFirst()).metadata()).isEqualTo(Map.of("#amount'", "5"));
        map.put("description", "#amount");
        assertThat(ok(read("id,ccy,date,#amount\na,EUR,2026-01-31,5\n", map).getFirst())
                        .description())
                .isEqualTo("5");
    }

    @Test
    void a_table_without_a_column_that_a_field_is_made_of_is_refused_as_a_whole() {
        assertThatThrownBy(() -> read(
                        "id,ccy,date,in\na,EUR,2026-01-31,5\n", with("amount", Map.of("credit", "in", "debit", "out"))))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("\"out\" for amount");
    }

    @Test
    void members_of_objects_may_be_missing_and_json_is_no_text() throws IOException {
        String json = "[{\"id\":1,\"ccy\":\"EUR\",\"date\":\"2026-01-31\",\"out\":5.25},"
                + "{\"id\":2,\"ccy\":\"EUR\",\"date\":\"2026-01-31\",\"in\":{\"v\":1}}]";
        List<Parsed> read = read(json, "json", with("amount", Map.of("credit", "in", "debit", "out")));
        assertThat(amounts(read.subList(0, 1))).containsExactly("-5.25");
        assertThat(((Refusal) read.get(1)).reason()).contains("JSON");
    }

    @Test
    void a_format_with_a_map_of_its_own_can_be_added_to() throws IOException {
        String ofx = "!Type:Bank\nD01/31/2026\nT-5.00\nPShop\nMcoffee\n^\nD02/13/2026\nT-5.00\nPShop\nMcoffee\n^\n";
        List<Parsed> read = read(
                ofx,
                "qif",
                Map.of("amount", Map.of("column", "amount", "negate", true), "currency", Map.of("constant", "EUR")));
        assertThat(amounts(read)).containsExactly("5.00", "5.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amount      | nothing                                            | amount
            amount      | column=a,constant=1                                | amount
            amount      | credit=a                                           | amount.debit
            amount      | debit=a                                            | amount.credit
            amount      | column=a,sign=b                                    | amount.negative
            amount      | column=a,pattern=dd.MM.yyyy                        | amount.pattern
            amount      | column=a,decimal=DOT                               | amount.decimal
            amount      | column=a,negate=yes                                | amount.negate
            amount      | constant=a lot                                     | amount.constant
            amount      | column=a,default=1;5                               | amount.default
            date        | column=a,decimal=COMMA                             | date.decimal
            date        | column=a,pattern=dd.MM                             | date.pattern
            date        | column=a,zone=Mars/Olympus                         | date.zone
            date        | constant=someday                                   | date.constant
            currency    | constant=EURO                                      | currency.constant
            description | credit=a,debit=b                                   | description.credit
            description | concat=a                                           | description.concat
            description | column=a,regex=(                                   | description.regex
            description | column=a,regex=abc                                 | description.regex
            description | column=a,colour=red                                | description.colour
            external_id | constant=a                                         | external_id.constant
            colour      | column=a                                           | colour
            """)
    void a_map_that_can_not_be_used_says_where(String field, String members, String location) {
        Map<String, Object> object = new HashMap<>();
        for (String member : members.split(",", -1)) {
            if (member.contains("=")) {
                object.put(member.substring(0, member.indexOf('=')), member.substring(member.indexOf('=') + 1));
            }
        }
        FieldExpressions.Result result = FieldExpressions.parse(Map.of(field, object), Set.of());
        assertThat(((FieldExpressions.Unusable) result).faults())
                .extracting(FieldExpressions.Fault::location)
                .containsExactly(location);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> map = new HashMap<>(PLAIN);
        map.put(field, value);
        return map;
    }

    private static List<Parsed> read(String csv, Map<String, Object> map) throws IOException {
        return read(csv, "csv", map);
    }

    private static List<Parsed> read(String text, String format, Map<String, Object> map) throws IOException {
        FieldExpressions expressions = ((FieldExpressions.Usable) FieldExpressions.parse(map, Set.of())).expressions();
        List<Parsed> all = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (TransactionReader reader = TransactionReader.of(
                Formats.standard().open(new ByteArrayInputStream(bytes), format, null, FormatOptions.FIND_BY_LOOKING),
                expressions,
                ReadingRules.DEFAULT)) {
            for (Parsed next = reader.next(); next != null; next = reader.next()) {
                all.add(next);
            }
        }
        return all;
    }

    private static ParsedTransaction ok(Parsed parsed) {
        return (ParsedTransaction) parsed;
    }

    private static List<String> amounts(List<Parsed> read) {
        return read.stream()
                .filter(ParsedTransaction.class::isInstance)
                .map(parsed -> ok(parsed).amount())
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
