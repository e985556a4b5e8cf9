package io.matcher.formats;

import static io.matcher.formats.Reading.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole fixtures, row for row. */
class GoldenRowsTest {
    private static final FieldMapping LEDGER = FieldMapping.of(Map.of(
            "external_id",
            "external_id",
            "amount",
            "amount",
            "currency",
            "currency",
            "date",
            "date",
            "description",
            "description",
            "reference",
            "reference"));

    private static List<String> read(String file, FieldMapping mapping, ReadingRules rules) throws IOException {
        return Reading.transactions(resource(file), null, mapping, rules).stream()
                .map(GoldenRowsTest::line)
                .toList();
    }

    private static String line(Parsed parsed) {
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
                        "" + t.occurredAt(),
                        "" + t.description(),
                        "" + t.reference(),
                        t.metadataJson());
            case Statement s -> s.toString();
        };
    }

    @Test
    void the_ledger_table() throws IOException {
        assertThat(read("ledger.csv", LEDGER, ReadingRules.DEFAULT))
                .containsExactly(
                        "2 LED-0001 1250.00 BRL 2026-03-02 null Invoice 4711 INV-4711 {\"channel\":\"pix\"}",
                        "3 LED-0002 -89.90 BRL 2026-03-02 null Hosting, March INV-4712 {\"channel\":\"card\"}",
                        "4 LED-0003 0.01 USD 2026-03-03 2026-03-03T12:30:00Z He said \"penny\" null {\"channel\":\"api\"}",
                        "5 NO amount: amount is not a number [12x.00]",
                        "6 LED-0005 1234.56 BRL 2026-03-04 null Two\nlines INV-4714 {\"channel\":\"pix\"}",
                        "8 NO currency: currency is not an ISO 4217 code nor one of the extra ones [BRZ]",
                        "9 NO date: date has the day 30, which 2026-02 does not have [2026-02-30]",
                        "10 NO null: the row has 5 fields where the header has 7"
                                + " [LED-0008 | 15.00 | BRL | 2026-03-04 | Too few fields]",
                        "11 LED-0009 -42.10 EUR 2026-03-05 null Chargeback INV-4717 {\"channel\":\"card\"}");
    }

    @Test
    void the_bank_table_in_latin1_with_decimal_commas_and_day_first_dates() throws IOException {
        FieldMapping mapping = FieldMapping.of(Map.of(
                "external_id",
                "Identificador",
                "amount",
                "Valor",
                "currency",
                "Moeda",
                "date",
                "Data",
                "description",
                "Histórico"));
        assertThat(read("extrato-latin1.csv", mapping, ReadingRules.DEFAULT))
                .containsExactly(
                        "2 900001 1250.00 BRL 2026-03-02 null PIX RECEBIDO SÃO JOÃO null {\"Saldo\":\"1.250,00\"}",
                        "3 900002 -89.90 BRL 2026-03-03 null CARTÃO null {\"Saldo\":\"1.160,10\"}",
                        "4 900003 7.00 BRL 2026-03-31 null TARIFA null {\"Saldo\":\"1.167,10\"}");
    }

    @Test
    void the_ledger_objects() throws IOException {
        ReadingRules rules = ReadingRules.DEFAULT.withTimeZone(ZoneId.of("America/Sao_Paulo"));
        assertThat(read("ledger.json", LEDGER, rules))
                .containsExactly(
                        "1 LED-0001 1250.00 BRL 2026-03-02 null Invoice 4711 null {\"fee\":{\"amount\":\"1.25\","
                                + "\"currency\":\"BRL\"},\"tags\":[\"pix\",\"instant\"],\"settled\":true}",
                        "2 2 -89.90 BRL 2026-03-02 2026-03-03T02:59:59Z null null {\"exact\":\"1.2300e+2\"}",
                        "3 NO null: the element is a text and not an object [not an object]",
                        "4 NO amount: the member \"amount\" occurs twice [1]",
                        "5 NO amount: amount has more than 12 digits before the decimals [12345678901234567890]",
                        "6 LED-0005 5.00 BRL 2026-03-01 2026-03-02T00:00:00Z null null {}");
    }

    @Test
    void the_ledger_document() throws IOException {
        assertThat(read("ledger.xml", LEDGER, ReadingRules.DEFAULT))
                .containsExactly(
                        "1 LED-0001 1250.00 BRL 2026-03-02 null Invoice <4711> & more null"
                                + " {\"@id\":\"1\",\"amount@ccy\":\"BRL\",\"tag\":\"pix\",\"tag#2\":\"instant\"}",
                        "2 LED-0002 -89.90 BRL 2026-03-02 null Café & pão null {\"@id\":\"2\",\"amount@ccy\":\"BRL\"}",
                        "3 NO amount: amount is not a number [ten]");
    }
}
