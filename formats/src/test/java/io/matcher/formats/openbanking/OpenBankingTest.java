package io.matcher.formats.openbanking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedFile;
import io.matcher.formats.Formats;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Refusal;
import io.matcher.formats.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenBankingTest {

    private static String text(String name) throws IOException {
        try (InputStream in = Formats.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<FileRecord> read(String json) throws IOException {
        return FixedFile.read(json.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void a_received_pix_is_money_in_and_each_refund_a_movement_of_its_own() throws IOException {
        List<Map<String, String>> rows = FixedFile.rows(read(text("pix.json")));
        assertThat(rows)
                .extracting(row -> row.get("amount"))
                .containsExactly("150.00", "-40.00", "-10.00", "0.00", "200.00");
        assertThat(rows.getFirst())
                .containsEntry("external_id", "E11111111202603021015aaaaaaaaaa1")
                .containsEntry("reference", "pedido0000000000000000000000077")
                .containsEntry("account", "pagamentos@exemplo.com.br")
                .containsEntry("counterparty", "Maria Exemplo")
                .containsEntry("counterparty_tax_id", "12345678909")
                .containsEntry("description", "Pedido 77");
        assertThat(rows.get(1))
                .containsEntry("external_id", "D22222222202603031100bbbbbbbbbb1")
                .containsEntry("original_end_to_end_id", "E11111111202603021015aaaaaaaaaa1")
                .containsEntry("date", "2026-03-03T14:00:09Z")
                .doesNotContainKey("posting");
        assertThat(rows.getLast())
                .containsEntry("reference", "E11111111202603021020aaaaaaaaaa2")
                .containsEntry("original_amount", "180.00")
                .containsEntry("withdrawal_amount", "20.00");
    }

    @Test
    void only_a_refund_that_was_done_moves_money() throws IOException {
        List<Map<String, String>> rows = FixedFile.rows(read(text("pix.json")));
        assertThat(rows.get(2))
                .containsEntry("posting", "PENDING")
                .containsEntry("external_id", "D22222222202603041100bbbbbbbbbb2/expected");
        assertThat(rows.get(3))
                .containsEntry("posting", "PENDING")
                .containsEntry("external_id", "D22222222202603051100bbbbbbbbbb3/refused")
                .containsEntry("description", "Saldo insuficiente")
                .containsEntry("nominal_amount", "5.00");
    }

    @Test
    void instants_and_days_are_read_from_the_times_that_are_told() throws IOException {
        List<Parsed> parsed = FixedFile.parsed(text("pix.json").getBytes(StandardCharsets.UTF_8));
        ParsedTransaction first = (ParsedTransaction) parsed.getFirst();
        assertThat(first.occurredAt()).isEqualTo(Instant.parse("2026-03-02T13:15:30.120Z"));
        assertThat(first.bookingDate()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(first.amount()).isEqualByComparingTo("150");
        assertThat(parsed).hasSize(5).allMatch(ParsedTransaction.class::isInstance);
    }

    @Test
    void a_pix_alone_in_a_list_in_a_webhook_or_in_a_charge_is_found() throws IOException {
        String pix = "{\"endToEndId\":\"E1\",\"valor\":\"1.00\",\"horario\":\"2026-03-02T10:00:00Z\"}";
        assertThat(read(pix)).hasSize(1);
        assertThat(read("[" + pix + "," + pix.replace("E1", "E2") + "]")).hasSize(2);
        assertThat(read(pix + "\n" + pix.replace("E1", "E2"))).hasSize(2);
        assertThat(read("{\"pix\":[" + pix + "]}")).hasSize(1);
        assertThat(read("{\"txid\":\"c\",\"valor\":{\"original\":\"1.00\"},\"pix\":[" + pix + "]}"))
                .hasSize(1);
    }

    @Test
    void a_pix_or_refund_that_can_not_be_read_costs_itself_alone() throws IOException {
        List<FileRecord> read =
                read(text("pix.json").replace("\"200.00\"", "\"200,00\"").replace("\"40.00\"", "\"\""));
        assertThat(FixedFile.rows(read)).hasSize(3);
        assertThat(FixedFile.refusals(read))
                .containsExactly(
                        new Refusal(1, "valor", "valor is missing", ""),
                        new Refusal(2, "valor", "valor is not an amount with a decimal point", "200,00"));
        assertThat(FixedFile.refusals(read(text("pix.json").replace("\"chave\":", "\"valor\": \"1.00\", \"chave\":"))))
                .extracting(Refusal::reason)
                .containsExactly("the member \"valor\" occurs twice");
    }

    @Test
    void an_open_finance_answer_is_signed_by_its_direction_and_booked_when_done() throws IOException {
        List<Map<String, String>> rows = FixedFile.rows(read(text("open-finance.json")));
        assertThat(rows).extracting(row -> row.get("amount")).containsExactly("-1000.0400", "250.5000", "-80.0000");
        assertThat(rows.getFirst())
                .containsEntry("external_id", "TX-0001")
                .containsEntry("currency", "BRL")
                .containsEntry("description", "Pagamento de fornecedor")
                .containsEntry("transaction_code", "PIX")
                .containsEntry("counterparty_tax_id", "44555666000172")
                .containsEntry("counterparty_account", "341/4321/98765-4")
                .doesNotContainKey("posting");
        assertThat(rows.getLast())
                .containsEntry("external_id", "TX-0003/expected")
                .containsEntry("posting", "PENDING");
        assertThat(FixedFile.refusals(read(text("open-finance.json").replace("CREDITO", "AMBOS"))))
                .containsExactly(
                        new Refusal(2, "creditDebitType", "creditDebitType is neither CREDITO nor DEBITO", "AMBOS"));
    }

    @Test
    void json_that_is_called_json_stays_json_with_the_users_map() throws IOException {
        byte[] pix = text("pix.json").getBytes(StandardCharsets.UTF_8);
        assertThat(Formats.standard().detect(pix, "a.json")).get().isInstanceOf(PixFormat.class);
        assertThat(FixedFile.rows(FixedFile.read(pix, "json"))).singleElement().satisfies(row -> assertThat(row)
                .containsKey("pix"));
        assertThat(Formats.standard().detect("{\"id\": 1, \"valor\": 2}".getBytes(StandardCharsets.UTF_8), null))
                .get()
                .extracting(format -> format.key())
                .isEqualTo("json");
    }

    @Test
    void a_document_without_entries_or_cut_is_refused_as_a_whole() {
        assertThatThrownBy(() -> FixedFile.read("{\"pix\":[]}".getBytes(StandardCharsets.UTF_8), "pix"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("no Pix");
        assertThatThrownBy(() -> read(text("pix.json").substring(0, 900)))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void the_published_examples_have_the_facts_of_their_file() throws IOException {
        String file = "pix/pix-api-2.9.0-examples.json";
        Samples.Facts facts = Samples.facts(file);
        List<FileRecord> records = FixedFile.read(Files.readAllBytes(Samples.file(file)), null);
        assertThat(FixedFile.refusals(records)).isEmpty();
        List<Map<String, String>> all = FixedFile.rows(records);
        List<Map<String, String>> received = all.stream()
                .filter(row -> row.containsKey("end_to_end_id"))
                .limit(3)
                .toList();
        assertThat(received).hasSize(facts.number("pixRecebidos (pixResponse1-3)"));
        assertThat(sum(received)).isEqualByComparingTo(facts.amount("sumValor"));
        assertThat(received.stream().map(row -> row.get("end_to_end_id")).distinct())
                .hasSize(facts.number("distinctEndToEndId"));
        List<Map<String, String>> refunds = all.stream()
                .filter(row -> received.stream().anyMatch(pix -> String.valueOf(pix.get("end_to_end_id"))
                        .equals(row.get("original_end_to_end_id"))))
                .toList();
        assertThat(refunds).hasSize(facts.number("refundsInPixResponse"));
        assertThat(sum(refunds)).isEqualByComparingTo(facts.amount("refundSum").negate());
        // The charge was paid 110.00, of which 10.00 are on their way back.
        assertThat(facts.text("cobResponse2")).isEqualTo("charge 100.00, paid 110.00, one refund 10.00 in processing");
        Map<String, String> paid = all.get(all.size() - 2);
        assertThat(paid).containsEntry("amount", "110.00").containsEntry("txid", "655dfdb1a4514b8fbb58254b958913fb");
        assertThat(all.getLast()).containsEntry("amount", "-10.00").containsEntry("posting", "PENDING");
        // In a webhook the refunds are one object and no list.
        assertThat(all)
                .filteredOn(row -> "D12345678202009091221abcdf098765".equals(row.get("return_id")))
                .hasSize(1);
    }

    private static BigDecimal sum(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> new BigDecimal(row.getOrDefault("amount", "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
