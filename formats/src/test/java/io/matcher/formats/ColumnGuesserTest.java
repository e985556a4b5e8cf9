package io.matcher.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnGuesserTest {

    private static String guess(String csv) throws IOException {
        return guessOf(csv).toString();
    }

    private static ColumnGuess guessOf(String csv) throws IOException {
        ColumnSample sample = new ColumnSample();
        try (RecordReader reader = Formats.standard()
                .open(
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        "csv",
                        null,
                        FormatOptions.FIND_BY_LOOKING)) {
            for (FileRecord read = reader.next(); read != null; read = reader.next()) {
                if (read instanceof Row row) {
                    sample.add(row);
                }
            }
        }
        return ColumnGuesser.guess(sample, Map.of());
    }

    @Test
    void english_names() throws Exception {
        assertThat(guess("""
                        Transaction ID,Posting Date,Amount (USD),Fee Amount,CCY,Narrative,Invoice
                        t1,2026-01-05,5.00,0.10,USD,x,I1
                        t2,2026-01-06,6.00,0.10,USD,y,I2
                        """))
                .isEqualTo("external_id = \"Transaction ID\", amount = \"Amount (USD)\", currency = \"CCY\","
                        + " date = \"Posting Date\", description = \"Narrative\", reference = \"Invoice\"");
    }

    @Test
    void portuguese_names_and_a_balance_that_is_not_the_amount() throws Exception {
        assertThat(guess("Data Lançamento;Histórico;Nº Documento;Valor;Saldo\n05/01/2026;PIX;123;1.000,00;2.000,00\n"))
                .isEqualTo("amount = \"Valor\", date = \"Data Lançamento\", description = \"Histórico\","
                        + " reference = \"Nº Documento\"");
    }

    @Test
    void spanish_names_with_separate_columns() throws Exception {
        assertThat(
                        guess(
                                "Fecha;Concepto;Cargo;Abono;Saldo;Moneda\n05/01/2026;x;10,00;;1,00;MXN\n06/01/2026;y;;20,00;2,00;MXN\n"))
                .isEqualTo("debit = \"Cargo\", credit = \"Abono\", currency = \"Moneda\", date = \"Fecha\","
                        + " description = \"Concepto\"");
    }

    @Test
    void names_that_say_nothing_leave_the_values_to_speak() throws Exception {
        assertThat(guess("a,b,c,d\nx,2026-01-05,5.50,EUR\ny,2026-01-06,6.00,EUR\n"))
                .isEqualTo("amount = \"c\", currency = \"d\", date = \"b\"");
    }

    @Test
    void a_name_whose_values_do_not_suit_is_passed_over() throws Exception {
        assertThat(guess("date,amount,value,booking date\nPending,n/a,5.00,2026-01-05\nPending,n/a,6.00,2026-01-06\n"))
                .isEqualTo("amount = \"value\", date = \"booking date\"");
    }

    @Test
    void an_id_that_repeats_is_no_id() throws Exception {
        assertThat(guess("id,amount,date\n7,5.00,2026-01-05\n7,6.00,2026-01-06\n"))
                .isEqualTo("amount = \"amount\", date = \"date\"");
    }

    @Test
    void camel_case_is_words() {
        assertThat(HeaderWords.plain("bookingDate")).isEqualTo("booking date");
        assertThat(HeaderWords.plain("  Valor_da-Transação (R$) ")).isEqualTo("valor da transacao r");
    }

    @Test
    void a_column_of_debit_and_credit_letters_is_the_direction_where_amounts_have_no_sign() throws Exception {
        assertThat(guess("Data;Valor;D/C;Histórico\n05/01/2026;10,00;D;x\n06/01/2026;5,00;C;y\n"))
                .contains("direction = \"D/C\"");
        assertThat(guess("Data;Valor;D/C;Histórico\n05/01/2026;-10,00;D;x\n06/01/2026;5,00;C;y\n"))
                .doesNotContain("direction");
        assertThat(guess("Fecha,Importe,Tipo\n2026-01-05,10.00,Cargo\n2026-01-06,5.00,Abono\n"))
                .contains("direction = \"Tipo\"");
        assertThat(guess("Fecha,Importe,Tipo\n2026-01-05,10.00,PIX\n2026-01-06,5.00,Abono\n"))
                .doesNotContain("direction");
    }

    @Test
    void each_finding_says_how_sure_it_is_and_why_without_a_value_of_the_sample() throws Exception {
        ColumnGuess guess = guessOf("id,b,date\nsecret-1,17.50,2026-01-05\nsecret-2,18.25,2026-01-06\n");
        ColumnFinding named = guess.finding(ColumnField.DATE).orElseThrow();
        ColumnFinding shaped = guess.finding(ColumnField.AMOUNT).orElseThrow();
        assertThat(named.percent()).isGreaterThan(shaped.percent());
        assertThat(guess.findings().values())
                .allSatisfy(finding -> assertThat(finding.percent()).isBetween(1, 100))
                .allSatisfy(finding -> assertThat(finding.reason())
                        .isNotBlank()
                        .doesNotContain("secret")
                        .doesNotContain("17.50")
                        .doesNotContain("2026"));
    }
}
