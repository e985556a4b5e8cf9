package io.matcher.discovery.belvo;

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

class BelvoReaderTest {

    private static final VendorAccount ACCOUNT =
            new VendorAccount("acc-1", "CHECKING_ACCOUNT", false, "45722-0", "BRL", ZoneId.of("America/Sao_Paulo"));

    @ParameterizedTest
    @CsvSource({
        "INFLOW, 2145.45, 2145.45",
        "OUTFLOW, 2145.45, -2145.45",
        "OUTFLOW, '\"318.75\"', -318.75",
        "INFLOW, '\"0.10\"', 0.1",
        "OUTFLOW, -5, -5",
        "INFLOW, '\"999999999999.99999999\"', 999999999999.99999999"
    })
    void the_direction_is_the_type_and_amounts_come_as_numbers_or_texts(String type, String amount, String expected) {
        assertThat(understood("\"type\":\"" + type + "\",\"amount\":" + amount)
                        .amount()
                        .toPlainString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":null,\"amount\":1",
                "\"amount\":1",
                "\"type\":\"INFLOW\",\"amount\":null",
                "\"type\":\"INFLOW\",\"amount\":\"1,50\"",
                "\"type\":\"INFLOW\",\"amount\":\"1e5\""
            })
    void a_row_without_direction_or_amount_is_refused(String members) {
        assertThat(BelvoReader.read(
                                ACCOUNT,
                                StrictJson.mapper()
                                        .readTree("{\"id\":\"t\",\"value_date\":\"2026-11-19\"," + members + "}"))
                        .reading())
                .isInstanceOf(VendorRecord.Refused.class);
    }

    @Test
    void a_transaction_of_open_finance_brings_its_reference_and_counterparty() {
        MirrorRecord record = understood("""
                "internal_identification":"TXpRMU9UQTROMWhZV2xSU1FUazJSMDl","accounting_date":"2026-11-20T01:01:41.941000Z",
                "transacted_at":"2026-11-19T13:01:41.941000Z","amount":2145.45,"description":"PIX RECEBIDO - PEDIDO 991",
                "reference":"8703","type":"INFLOW","status":"PROCESSED","operation_type":"PIX","payment_type":"FULL",
                "counterparty":{"name":"JOAO","document_number":"529.982.247-25"},"balance":1""");
        assertThat(record.bookingDate()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(record.valueDate()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(record.occurredAt()).isEqualTo(Instant.parse("2026-11-19T13:01:41.941Z"));
        assertThat(record.reference()).isEqualTo("8703");
        assertThat(record.metadata())
                .containsEntry("providerId", "TXpRMU9UQTROMWhZV2xSU1FUazJSMDl")
                .containsEntry("counterpartyDocument", "52998224725")
                .containsEntry("operationType", "PIX")
                .doesNotContainKey("balance");
    }

    @Test
    void a_pending_row_is_pending_and_a_plain_day_is_taken_as_it_is() {
        MirrorRecord record = understood(
                "\"type\":\"OUTFLOW\",\"amount\":\"318.75\",\"status\":\"PENDING\",\"accounting_date\":null");
        assertThat(record.pending()).isTrue();
        assertThat(record.bookingDate()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(record.datedAt()).isNull();
    }

    private static MirrorRecord understood(String members) {
        String json = "{\"id\":\"t\",\"value_date\":\"2026-11-19\",\"currency\":\"BRL\"," + members + "}";
        return (MirrorRecord) ((VendorRecord.Understood)
                        BelvoReader.read(ACCOUNT, StrictJson.mapper().readTree(json))
                                .reading())
                .record();
    }
}
