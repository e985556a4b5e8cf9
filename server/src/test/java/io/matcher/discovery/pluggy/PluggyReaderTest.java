package io.matcher.discovery.pluggy;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.discovery.pull.MirrorRecord;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorRecord;
import io.matcher.platform.http.StrictJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluggyReaderTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final VendorAccount BANK =
            new VendorAccount("acc-1", "BANK", false, "0001/12345-0", "BRL", SAO_PAULO);
    private static final VendorAccount CARD = new VendorAccount("acc-2", "CREDIT", true, "2222", "BRL", SAO_PAULO);

    @ParameterizedTest
    @CsvSource({
        "BANK, DEBIT, -318.75, -318.75, false",
        "BANK, CREDIT, 1500.00, 1500, false",
        "BANK, DEBIT, 318.75, -318.75, true",
        "BANK, CREDIT, -1500, 1500, true",
        "CREDIT, DEBIT, 108.94, -108.94, false",
        "CREDIT, CREDIT, -108.94, 108.94, false",
        "CREDIT, DEBIT, -108.94, -108.94, true",
        "BANK, DEBIT, 0, 0, false"
    })
    void money_in_is_positive_and_money_out_negative_whatever_sign_the_vendor_shows(
            String account, String type, String amount, String expected, boolean contradicts) {
        MirrorRecord record = understood(
                account.equals("BANK") ? BANK : CARD,
                "{\"id\":\"t\",\"date\":\"2026-11-20T03:00:00.000Z\",\"type\":\"%s\",\"amount\":%s,\"currencyCode\":\"BRL\"}"
                        .formatted(type, amount));
        assertThat(record.amount().toPlainString()).isEqualTo(expected);
        assertThat(record.metadata().containsKey("signContradiction")).isEqualTo(contradicts);
    }

    @Test
    void a_pix_brings_its_end_to_end_id_and_its_people_as_metadata() {
        MirrorRecord record = understood(BANK, """
                {"id":"6ec156fe-e8ac-4d9a-a4b3-7770529ab01c","accountId":"acc-1","date":"2026-11-20T03:00:00.000Z",
                 "description":"PIX RECEBIDO JOAO DA SILVA","descriptionRaw":"PIX RECEB E2E","type":"CREDIT","amount":1500.00,
                 "amountInAccountCurrency":null,"currencyCode":"BRL","balance":120950.47,"status":"POSTED",
                 "category":"Transfer - PIX","providerCode":"0001","providerId":"T20261120000000000000000000000123456",
                 "operationType":"PIX","paymentData":{"payer":{"name":"JOAO DA SILVA","branchNumber":"0090",
                 "accountNumber":"12345-5","routingNumber":"001","routingNumberISPB":"00000000",
                 "documentNumber":{"type":"CPF","value":"529.982.247-25"}},"receiver":{"name":"ACME COMERCIO LTDA",
                 "documentNumber":{"type":"CNPJ","value":"12.345.678/0001-95"}},"paymentMethod":"PIX",
                 "referenceNumber":"E0000000020261120133012345678901","receiverReferenceId":"INV-2026-001",
                 "reason":"pedido 991","boletoMetadata":null},"order":3,"createdAt":"2026-11-20T17:21:53.719Z"}""");
        assertThat(record.reference()).isEqualTo("E0000000020261120133012345678901");
        assertThat(record.bookingDate()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(record.occurredAt()).isNull();
        assertThat(record.description()).isEqualTo("PIX RECEBIDO JOAO DA SILVA");
        assertThat(record.metadata())
                .containsEntry("endToEndId", "E0000000020261120133012345678901")
                .containsEntry("payerName", "JOAO DA SILVA")
                .containsEntry("payerDocument", "52998224725")
                .containsEntry("receiverDocument", "12345678000195")
                .containsEntry("receiverReference", "INV-2026-001")
                .containsEntry("providerId", "T20261120000000000000000000000123456")
                .containsEntry("operationType", "PIX")
                .containsEntry("accountNumber", "0001/12345-0")
                .doesNotContainKeys("balance", "category", "order", "updatedAt");
    }

    @Test
    void a_foreign_purchase_is_in_the_account_s_currency_with_the_original_beside_it() {
        MirrorRecord record = understood(CARD, """
                {"id":"t","date":"2026-11-18T14:05:11.000Z","type":"DEBIT","amount":20.00,"amountInAccountCurrency":108.94,
                 "currencyCode":"USD","status":"PENDING","creditCardMetadata":{"installmentNumber":2,"totalInstallments":3,
                 "payeeMCC":7372,"cardNumber":"2222"}}""");
        assertThat(record.amount().toPlainString()).isEqualTo("-108.94");
        assertThat(record.currency()).isEqualTo("BRL");
        assertThat(record.pending()).isTrue();
        assertThat(record.occurredAt()).isEqualTo(Instant.parse("2026-11-18T14:05:11Z"));
        assertThat(record.metadata())
                .containsEntry("originalAmount", "20")
                .containsEntry("originalCurrency", "USD")
                .containsEntry("installment", "2")
                .containsEntry("mcc", "7372");
    }

    @Test
    void a_foreign_purchase_without_the_account_s_amount_keeps_its_own_currency() {
        MirrorRecord record = understood(
                CARD,
                "{\"id\":\"t\",\"date\":\"2026-11-18T14:05:11.000Z\",\"type\":\"DEBIT\",\"amount\":20,\"currencyCode\":\"USD\"}");
        assertThat(record.amount().toPlainString() + record.currency()).isEqualTo("-20USD");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T03:00:00.000Z, 2026-11-20",
        "2026-11-20T02:59:59.000Z, 2026-11-19",
        "2026-11-21T02:30:00Z, 2026-11-20",
        "2026-11-20T23:30:00-03:00, 2026-11-20"
    })
    void the_day_is_the_bank_s_own(String date, LocalDate day) {
        assertThat(understood(BANK, plain("\"date\":\"" + date + "\"")).bookingDate())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.10000000, 0.1",
        "1e2, 100",
        "12345678901.12345678, 12345678901.12345678",
        "999999999999.99999999, 999999999999.99999999",
        "10000000, 10000000"
    })
    void amounts_are_exact(String amount, String expected) {
        assertThat(understood(BANK, plain("\"amount\":" + amount)).amount().toPlainString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":null",
                "\"type\":\"REFUND\"",
                "\"type\":1",
                "\"date\":null",
                "\"date\":\"yesterday\"",
                "\"date\":\"9999-01-01T00:00:00Z\"",
                "\"amount\":null",
                "\"amount\":\"ten\"",
                "\"amount\":1000000000000",
                "\"amount\":0.123456789",
                "\"amount\":1e400",
                "\"amount\":true",
                "\"currencyCode\":null",
                "\"currencyCode\":\"reais\""
            })
    void what_can_not_be_understood_is_refused_with_the_reason(String member) {
        assertThat(PluggyReader.read(BANK, StrictJson.mapper().readTree(plain(member)))
                        .reading())
                .isInstanceOfSatisfying(VendorRecord.Refused.class, refused -> assertThat(refused.reason())
                        .contains(member.substring(1, member.indexOf('"', 1))));
    }

    @Test
    void control_characters_vanish_from_texts_and_long_ones_are_cut() {
        MirrorRecord record = understood(BANK, plain("\"description\":\"A\\u0000B\\n C" + "x".repeat(9_000) + "\""));
        assertThat(record.description()).startsWith("A B Cx").hasSize(500);
    }

    private static String plain(String member) {
        String name = member.substring(0, member.indexOf(':'));
        StringBuilder json = new StringBuilder("{\"id\":\"t\"," + member);
        for (String usual : new String[] {
            "\"date\":\"2026-11-20T03:00:00.000Z\"", "\"type\":\"CREDIT\"", "\"amount\":1", "\"currencyCode\":\"BRL\""
        }) {
            if (!usual.startsWith(name + ":")) {
                json.append(',').append(usual);
            }
        }
        return json.append('}').toString();
    }

    private static MirrorRecord understood(VendorAccount account, String json) {
        return (MirrorRecord) ((VendorRecord.Understood)
                        PluggyReader.read(account, StrictJson.mapper().readTree(json))
                                .reading())
                .record();
    }
}
