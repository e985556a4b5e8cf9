package io.matcher.discovery.midaz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.http.StrictJson;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Midaz's records of all versions, as they are read. */
class MidazReaderTest {

    private static final String TRANSACTION = "0197a3c1-5b10-7c02-9a11-2f6d0e4b7a01";
    private static final String MARIA = "0197a000-0000-7000-8000-00000000c001";

    private static LedgerTransaction read(String json) throws MidazReader.Unreadable {
        return new MidazReader(Set.of("endToEndId", "count", "urgent"))
                .read(StrictJson.mapper().readTree(json));
    }

    private static Movements rows(LedgerTransaction transaction) {
        MidazSource all = new MidazSource(
                new LedgerRef(UUID.randomUUID(), UUID.randomUUID()),
                AccountFilter.ALL,
                true,
                false,
                Granularity.ACCOUNT_NET,
                false,
                30,
                7,
                60,
                List.of("endToEndId"));
        return Movements.of(TRANSACTION, transaction, all, Set.of());
    }

    private static String transaction(String amounts, String operations) {
        return """
                {"status":{"code":"APPROVED","description":null},%s,"assetCode":"brl","createdAt":"2026-07-01T12:00:00.412Z",
                 "deletedAt":null,"metadata":{"endToEndId":"E1","count":3,"urgent":true,"cpf":"1"},"somethingNew":[1],
                 "operations":[%s]}""".formatted(amounts, operations);
    }

    private static String operation(String id, String type, String more) {
        return """
                {"id":"%s","type":"%s","accountId":"%s","accountAlias":"@maria","createdAt":"2026-07-01T12:00:07.905Z","metadata":null,%s}""".formatted(id, type, MARIA, more);
    }

    @Test
    void a_committed_hold_counts_once_and_at_its_commit() throws Exception {
        Movements movements = rows(read(transaction(
                "\"amount\":\"250.40\"",
                operation("1", "ON_HOLD", "\"direction\":\"debit\",\"amount\":{\"value\":\"250.4\"}") + ","
                        + operation("2", "DEBIT", "\"direction\":\"debit\",\"amount\":{\"value\":\"250.4\"}"))));
        assertThat(movements.rows()).singleElement().satisfies(row -> {
            assertThat(row.externalId()).isEqualTo(TRANSACTION + ":" + MARIA);
            assertThat(row.amount()).isEqualByComparingTo("-250.4");
            assertThat(row.currency()).isEqualTo("BRL");
            assertThat(row.at()).isEqualTo("2026-07-01T12:00:07.905Z");
            assertThat(row.reference()).isEqualTo("E1");
            assertThat(row.metadata()).doesNotContainKey("cpf").containsEntry("midaz.operation_ids", "2");
        });
        assertThat(movements.absent()).contains(TRANSACTION, "1", "2");
    }

    @Test
    void integers_with_a_scale_of_old_versions_and_types_without_direction_are_understood() throws Exception {
        LedgerTransaction read = read(transaction(
                "\"amount\":25040,\"amountScale\":2",
                operation("1", "DEBIT", "\"amount\":{\"amount\":25040,\"scale\":2}")));
        assertThat(read.amount()).isEqualByComparingTo("250.40");
        assertThat(rows(read).rows())
                .singleElement()
                .extracting(Movement::amount)
                .hasToString("-250.4");
    }

    @Test
    void overdraft_and_debit_of_one_account_add_up() throws Exception {
        assertThat(rows(read(transaction(
                                "\"amount\":\"10\"",
                                operation("1", "DEBIT", "\"direction\":\"debit\",\"amount\":{\"value\":\"6\"}") + ","
                                        + operation(
                                                "2",
                                                "OVERDRAFT",
                                                "\"direction\":\"debit\",\"amount\":{\"value\":\"4E0\"}"))))
                        .rows())
                .singleElement()
                .extracting(Movement::amount)
                .hasToString("-10");
    }

    @Test
    void equal_amounts_written_differently_are_the_same_record() throws Exception {
        String op = "\"direction\":\"credit\",\"amount\":{\"value\":\"%s\"}";
        assertThat(read(transaction("\"amount\":\"1.50\"", operation("1", "CREDIT", op.formatted("1.50")))))
                .isEqualTo(read(transaction("\"amount\":1.5", operation("1", "CREDIT", op.formatted("15e-1")))));
    }

    @Test
    void what_was_deleted_is_no_row() throws Exception {
        String json = transaction(
                        "\"amount\":\"1\"",
                        operation("1", "CREDIT", "\"direction\":\"credit\",\"amount\":{\"value\":\"1\"}"))
                .replace("\"deletedAt\":null", "\"deletedAt\":\"2026-07-02T00:00:00Z\"");
        assertThat(rows(read(json)).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":\"1\"|\"value\":\"one\"|operations[].amount is not an amount",
                "\"value\":\"1\"|\"value\":\"-1\"|operations[].amount is below zero",
                "\"value\":\"1\"|\"value\":\"1e999\"|operations[].amount is not an amount",
                "\"value\":\"1\"|\"value\":1,\"scale\":99|the scale of operations[].amount is not a number from 0 to 18",
                "\"code\":\"APPROVED\"|\"code\":null|status.code is not a word",
                "\"assetCode\":\"brl\"|\"assetCode\":\"\"|assetCode is not a code of 2 to 16 characters",
                "\"createdAt\":\"2026-07-01T12:00:00.412Z\"|\"createdAt\":\"yesterday\"|createdAt is not an instant",
                "\"type\":\"CREDIT\"|\"type\":7.5|operations[].type is not a word",
                "\"id\":\"1\"|\"id\":\"../1\"|operations[].id is not an id"
            })
    void what_can_not_be_read_is_named(String right, String wrong, String reason) {
        String json = transaction(
                "\"amount\":\"1\"", operation("1", "CREDIT", "\"direction\":\"credit\",\"amount\":{\"value\":\"1\"}"));
        assertThat(json).contains(right);
        assertThatThrownBy(() -> read(json.replace(right, wrong)))
                .isInstanceOf(MidazReader.Unreadable.class)
                .hasMessage(reason);
    }
}
