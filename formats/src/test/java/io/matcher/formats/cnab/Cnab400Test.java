package io.matcher.formats.cnab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FixedFile;
import io.matcher.formats.Formats;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Cnab400Test {

    private static FixedFile itau() {
        return FixedFile.resource("cnab400-itau.ret");
    }

    private static FixedFile ofBank(String bank) {
        return itau().put(1, 77, bank);
    }

    @Test
    void a_paid_title_is_what_was_paid_on_the_day_of_credit() throws IOException {
        Map<String, String> row = itau().rows().getFirst();
        assertThat(row)
                .containsEntry("amount", "403.20")
                .containsEntry("currency", "BRL")
                .containsEntry("date", "2026-03-03")
                .containsEntry("reference", "PEDIDO-2001")
                .containsEntry("account", "341/0123/67890-1")
                .containsEntry("bank_reference", "00000017")
                .containsEntry("portfolio", "109")
                .containsEntry("document", "NF2001")
                .containsEntry("occurrence", "06")
                .containsEntry("occurrence_date", "2026-03-02")
                .containsEntry("due_date", "2026-02-28")
                .containsEntry("nominal_amount", "400.00")
                .containsEntry("interest", "3.20")
                .containsEntry("fee", "1.80")
                .containsEntry("counterparty", "MARIA EXEMPLO")
                .doesNotContainKey("posting");
    }

    @Test
    void the_occurrence_decides_and_not_the_amount() throws IOException {
        assertThat(itau().rows().get(1))
                .containsEntry("occurrence", "02")
                .containsEntry("paid_amount", "900.00")
                .containsEntry("amount", "0.00")
                .containsEntry("posting", "PENDING");
        Statement statement = itau().statements().getFirst();
        assertThat(statement.kind()).isEqualTo(Statement.Kind.NOTIFICATION);
        assertThat(statement.entries()).isEqualTo(3);
        assertThat(statement.credits()).isEqualByComparingTo("553.20");
        assertThat(statement.until()).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void what_an_occurrence_means_depends_on_the_bank() throws IOException {
        for (String paid : List.of("341/08", "237/15", "237/17", "033/17", "001/05", "756/16")) {
            assertThat(amountOf(paid)).as(paid).isNotEqualTo("0.00");
        }
        for (String news : List.of("341/16", "341/17", "237/07", "237/16", "033/15", "033/16", "001/17", "341/09")) {
            assertThat(amountOf(news)).as(news).isEqualTo("0.00");
        }
    }

    private static String amountOf(String bankAndOccurrence) throws IOException {
        FixedFile file = ofBank(bankAndOccurrence.substring(0, 3)).put(2, 109, bankAndOccurrence.substring(4));
        if (bankAndOccurrence.startsWith("001")) {
            file.put(2, 1, "7");
        }
        return file.rows().getFirst().getOrDefault("amount", "");
    }

    @Test
    void an_impossible_day_of_credit_is_told_and_the_day_of_the_occurrence_taken() throws IOException {
        assertThat(itau().rows().get(2)).containsEntry("date", "2026-02-28").doesNotContainKey("due_date");
        assertThat(itau().statements().getFirst().findings())
                .containsExactly(
                        new StatementFinding(Kind.IMPOSSIBLE_DATE, "line 5: \"310226\" is no day of the calendar"));
    }

    @Test
    void lines_that_add_to_a_title_are_no_titles() throws IOException {
        assertThat(itau().rows()).hasSize(3);
        assertThat(itau().refusals()).isEmpty();
    }

    @Test
    void bradesco_has_its_number_with_a_letter_as_check_digit() throws IOException {
        Map<String, String> row =
                ofBank("237").put(2, 71, "00000000005P").put(2, 108, "9").rows().getFirst();
        assertThat(row)
                .containsEntry("bank_reference", "00000000005P")
                .containsEntry("portfolio", "9")
                .containsEntry("account", "237/12300678901");
    }

    @Test
    void banco_do_brasil_has_details_of_type_7_and_places_of_its_own() throws IOException {
        FixedFile file = ofBank("001")
                .put(2, 1, "7")
                .put(2, 38, " PEDIDO-2001              ")
                .put(2, 64, "12345670000000017")
                .put(2, 176, "0303260000190");
        List<Map<String, String>> rows = file.rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .containsEntry("bank_reference", "12345670000000017")
                .containsEntry("reference", "PEDIDO-2001")
                .containsEntry("date", "2026-03-03")
                .containsEntry("fee", "1.90")
                .containsEntry("account", "001/0123-0/678901");
    }

    @Test
    void a_record_that_is_missing_shows_in_the_numbers() throws IOException {
        assertThat(itau().remove(3).statements().getFirst().findings())
                .extracting(StatementFinding::kind)
                .containsExactly(Kind.GAP, Kind.IMPOSSIBLE_DATE);
    }

    @Test
    void an_amount_that_can_not_be_read_costs_its_title_alone() throws IOException {
        FixedFile file = itau().put(2, 254, "00000000403,2");
        assertThat(file.rows()).hasSize(2);
        assertThat(file.refusals())
                .containsExactly(new Refusal(2, "paid_amount", "paid_amount is not made of digits", "00000000403,2"));
    }

    @Test
    void a_file_that_is_cut_or_goes_to_the_bank_is_refused_as_a_whole() {
        assertThatThrownBy(() -> itau().remove(6).read("cnab400"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("cut");
        assertThatThrownBy(() -> itau().put(1, 1, "01REMESSA").read(null))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("REMESSA");
    }

    @Test
    void it_is_known_by_its_content_and_by_two_names() {
        assertThat(Formats.standard().byKey("br/cnab400/default")).get().isInstanceOf(Cnab400Format.class);
        assertThat(Formats.standard().detect(itau().bytes(), null)).get().isInstanceOf(Cnab400Format.class);
    }
}
