package io.matcher.discovery.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {

    private static final String ITEM = "a1b2c3d4-5678-40ab-8def-1234567890ab";

    @Test
    void pluggy_item_created_asks_for_everything() {
        VendorEvent event = pluggy("""
                {"event":"item/created","eventId":"d876fd7c-e9bd-4c4c-bd46-cc96c62aac29","itemId":"%s","triggeredBy":"USER"}""".formatted(ITEM));
        assertThat(event.signal()).isEqualTo(new Signal.AllOfItem());
        assertThat(event.name()).isEqualTo("item/created");
        assertThat(event.dedupeKey()).isEqualTo("d876fd7c-e9bd-4c4c-bd46-cc96c62aac29");
        assertThat(event.accountRef()).hasValue(ITEM);
        assertThat(event.isForeignTo(ITEM.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(event.isForeignTo("another")).isTrue();
    }

    @Test
    void pluggy_item_updated_asks_for_a_look() {
        assertThat(pluggy("{\"event\":\"item/updated\",\"eventId\":\"e\",\"itemId\":\"i\"}")
                        .signal())
                .isEqualTo(new Signal.Refresh());
    }

    @Test
    void pluggy_created_transactions_narrow_the_pull_to_an_account_and_an_instant_and_links_are_ignored() {
        assertThat(pluggy("""
                {"event":"transactions/created","eventId":"e","itemId":"i","accountId":"acc","transactionsCount":332,
                 "transactionsCreatedAtFrom":"2026-11-20T17:21:53.719Z",
                 "createdTransactionsLink":"http://169.254.169.254/transactions"}""").signal())
                .isEqualTo(new Signal.CreatedSince(Optional.of("acc"), Instant.parse("2026-11-20T17:21:53.719Z")));
    }

    @Test
    void pluggy_created_transactions_without_an_instant_ask_for_a_look() {
        assertThat(pluggy("""
                {"event":"transactions/created","eventId":"e","itemId":"i","accountId":"acc",
                 "transactionsCreatedAtFrom":"yesterday"}""").signal()).isEqualTo(new Signal.Refresh());
    }

    @Test
    void pluggy_updated_and_deleted_transactions_carry_ids() {
        assertThat(pluggy(ids("transactions/updated", "[\"t-1\",\"t-2\"]")).signal())
                .isEqualTo(new Signal.Updated(Optional.of("acc"), List.of("t-1", "t-2")));
        assertThat(pluggy(ids("transactions/deleted", "[\"t-1\"]")).signal())
                .isEqualTo(new Signal.Deleted(Optional.of("acc"), List.of("t-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[\"../../auth\"]", "\"t-1\"", "null", "[\"\"]"})
    void ids_that_are_none_ask_for_all_instead(String transactionIds) {
        assertThat(pluggy(ids("transactions/updated", transactionIds)).signal()).isEqualTo(new Signal.Refresh());
        assertThat(pluggy(ids("transactions/deleted", transactionIds)).signal()).isEqualTo(new Signal.AllOfItem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "item/error",
                "item/deleted",
                "item/waiting_user_input",
                "item/waiting_user_action",
                "connector/status_updated"
            })
    void pluggy_trouble_asks_for_the_health_only(String event) {
        assertThat(pluggy("{\"event\":\"" + event + "\",\"eventId\":\"e\"}").signal())
                .isEqualTo(new Signal.HealthOnly(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"item/login_succeeded", "payment_intent/created", "boleto/updated", "something/new"})
    void an_unknown_event_asks_nothing(String event) {
        assertThat(pluggy("{\"event\":\"" + event + "\",\"eventId\":\"e\"}").signal())
                .isEqualTo(new Signal.Unknown(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"event\":1}", "{\"event\":\"\"}", "\u0000", "{}x"})
    void what_is_no_message_is_unreadable_and_known_by_its_bytes(String body) {
        VendorEvent event = pluggy(body);
        assertThat(event.name()).isEqualTo(VendorEvent.UNREADABLE);
        assertThat(event.signal()).isInstanceOf(Signal.Unknown.class);
        assertThat(event.dedupeKey())
                .startsWith("sha256:")
                .isEqualTo(pluggy(body).dedupeKey());
    }

    @Test
    void a_body_nested_ten_thousand_deep_is_unreadable() {
        assertThat(pluggy("[".repeat(10_000)).name()).isEqualTo(VendorEvent.UNREADABLE);
        assertThat(belvo("{\"a\":".repeat(10_000)).name()).isEqualTo(VendorEvent.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSACTIONS, historical_update, AllOfItem",
        "TRANSACTIONS, new_transactions_available, Refresh",
        "TRANSACTIONS, transactions_updated, AllOfItem",
        "TRANSACTIONS, transactions_deleted, AllOfItem",
        "ACCOUNTS, historical_update, Accounts",
        "ACCOUNTS, new_accounts_available, Accounts",
        "LINKS, token_required, HealthOnly",
        "CONSENTS, openfinance_consent_expired, HealthOnly",
        "OWNERS, new_owners_available, Unknown",
        "TRANSACTIONS, something_new, Unknown"
    })
    void belvo_codes_ask_for_what_the_table_says(String type, String code, String signal) {
        assertThat(belvo(message(type, code, "{}")).signal().getClass().getSimpleName())
                .isEqualTo(signal);
    }

    @Test
    void belvo_ids_narrow_the_pull_where_they_are_given() {
        String data = "{\"count\":2,\"transactions\":[\"t-1\",\"t-2\"]}";
        assertThat(belvo(message("TRANSACTIONS", "transactions_updated", data)).signal())
                .isEqualTo(new Signal.Updated(Optional.empty(), List.of("t-1", "t-2")));
        assertThat(belvo(message("TRANSACTIONS", "transactions_deleted", data)).signal())
                .isEqualTo(new Signal.Deleted(Optional.empty(), List.of("t-1", "t-2")));
    }

    @Test
    void a_constant_webhook_id_of_belvo_swallows_no_event() {
        String one = message("TRANSACTIONS", "new_transactions_available", "{\"new_transactions\":1}");
        assertThat(belvo(one).dedupeKey()).isEqualTo(belvo(one).dedupeKey());
        assertThat(belvo(one.replace("r-1", "r-2")).dedupeKey())
                .isNotEqualTo(belvo(one).dedupeKey());
        String without = one.replace("\"request_id\":\"r-1\",", "");
        assertThat(belvo(without).dedupeKey())
                .isNotEqualTo(belvo(without.replace(":1}", ":2}")).dedupeKey());
    }

    private static String ids(String event, String transactionIds) {
        return "{\"event\":\"" + event
                + "\",\"eventId\":\"e\",\"itemId\":\"i\",\"accountId\":\"acc\",\"transactionIds\":" + transactionIds
                + "}";
    }

    private static String message(String type, String code, String data) {
        return """
                {"webhook_id":"aadf41a1fc8e4f79a49f7f04027ac999","webhook_type":"%s","webhook_code":"%s",
                 "link_id":"16f68516-bcbc-4cf7-b815-c500d4204e28","request_id":"r-1","data":%s}""".formatted(type, code, data);
    }

    private static VendorEvent pluggy(String body) {
        return Signals.parse(Vendor.PLUGGY, body.getBytes(StandardCharsets.UTF_8));
    }

    private static VendorEvent belvo(String body) {
        return Signals.parse(Vendor.BELVO, body.getBytes(StandardCharsets.UTF_8));
    }
}
