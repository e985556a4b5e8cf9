package io.matcher.discovery.pluggy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.Query;
import io.matcher.discovery.pull.Vendor;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorPage;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.sandbox.Call;
import io.matcher.sandbox.PluggySandbox;
import io.matcher.sandbox.Reply;
import io.matcher.testing.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PluggyTest {

    private static final String ITEM = "a1b2c3d4-5678-40ab-8def-1234567890ab";
    private static final VendorAccount ACCOUNT =
            new VendorAccount("acc-1", "BANK", false, "1", "BRL", ZoneId.of("America/Sao_Paulo"));
    private static final Query ALL = new Query.All(Optional.of(ACCOUNT));

    private final PluggySandbox sandbox = new PluggySandbox(0, Clock.systemUTC(), "id", "secret", ITEM);
    private final Pluggy pluggy = Service.shared().part(Pluggy.class);
    private final Connection connection = connection("secret");

    @BeforeEach
    void transactions() {
        sandbox.account("acc-1", "BANK", "1", "BRL");
        for (int i = 1; i <= 7; i++) {
            sandbox.put("{\"id\":\"t-" + i + "\",\"accountId\":\"acc-1\",\"type\":\"CREDIT\",\"amount\":" + i + "}");
        }
        sandbox.pageSize(3);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_key_is_asked_for_once_and_kept_until_it_expires() throws VendorException {
        pluggy.accounts(connection);
        pluggy.accounts(connection);
        assertThat(sandbox.calls("/auth")).hasSize(1);
        sandbox.keyLife(Duration.ofSeconds(30));
        pluggy.forgetAccess(connection);
        pluggy.accounts(connection);
        pluggy.accounts(connection);
        assertThat(sandbox.calls("/auth"))
                .as("a key within a minute of its end is not kept")
                .hasSize(3);
    }

    @Test
    void a_key_that_is_no_longer_taken_is_renewed_once() throws VendorException {
        pluggy.accounts(connection);
        sandbox.expireKeys();
        assertThat(pluggy.accounts(connection)).hasSize(1);
        assertThat(sandbox.calls("/auth")).hasSize(2);
        sandbox.next("/accounts", Reply.json(403, Map.of()));
        sandbox.next("/accounts", Reply.json(403, Map.of()));
        assertThat(trouble(() -> pluggy.accounts(connection)))
                .hasMessage("unauthorised")
                .extracting(VendorException::remedy)
                .isEqualTo(new VendorException.Stop(true));
        assertThat(sandbox.calls("/accounts")).hasSize(5);
    }

    @Test
    void keys_that_the_vendor_does_not_know_stop_the_connection() {
        VendorException trouble = trouble(() -> pluggy.standing(connection("wrong")));
        assertThat(trouble).hasMessage("unauthorised");
        assertThat(trouble.remedy()).isEqualTo(new VendorException.Stop(true));
        assertThat(sandbox.calls()).extracting(Call::path).containsExactly("/auth");
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATED, true, ok",
        "UPDATING, true, ok",
        "SOMETHING_NEW, true, ok",
        "OUTDATED, true, outdated",
        "LOGIN_ERROR, false, login_error",
        "WAITING_USER_INPUT, false, waiting_user_input"
    })
    void the_standing_follows_the_item(String status, boolean healthy, String code) throws VendorException {
        sandbox.itemStatus(status);
        assertThat(pluggy.standing(connection)).isEqualTo(new VendorCheck.Standing(healthy, code));
    }

    @Test
    void another_item_than_ours_or_none_is_no_standing() throws VendorException {
        sandbox.next("/items", Reply.json(200, Map.of("id", UUID.randomUUID().toString(), "status", "UPDATED")));
        assertThat(pluggy.standing(connection)).isEqualTo(new VendorCheck.Standing(false, "foreign_item"));
        sandbox.next("/items", Reply.json(404, Map.of("codeDescription", "ITEM_NOT_FOUND")));
        assertThat(pluggy.standing(connection)).isEqualTo(new VendorCheck.Standing(false, "item_gone"));
        sandbox.next(
                "/items",
                Reply.json(200, Map.of("id", ITEM, "status", "UPDATED", "consentExpiresAt", "2020-01-01T00:00:00Z")));
        assertThat(pluggy.standing(connection)).isEqualTo(new VendorCheck.Standing(false, "consent_expired"));
    }

    @Test
    void an_account_of_another_item_is_refused() {
        sandbox.next(
                "/accounts",
                Reply.json(
                        200,
                        Map.of(
                                "totalPages",
                                1,
                                "results",
                                List.of(Map.of(
                                        "id",
                                        "acc-9",
                                        "itemId",
                                        UUID.randomUUID().toString(),
                                        "type",
                                        "BANK")))));
        assertThat(trouble(() -> pluggy.accounts(connection))).hasMessage("foreign_account");
    }

    @Test
    void a_transaction_of_another_account_is_refused() {
        sandbox.next(
                "/v2/transactions",
                Reply.json(200, Map.of("results", List.of(Map.of("id", "t", "accountId", "acc-9")))));
        assertThat(trouble(() -> pluggy.page(connection, ALL, ""))).hasMessage("foreign_account");
    }

    @ParameterizedTest
    @EnumSource(
            value = PluggySandbox.NextForm.class,
            names = {"QUERY", "URL", "FOREIGN_URL"})
    void every_form_of_next_leads_through_the_list_at_our_own_address(PluggySandbox.NextForm form)
            throws VendorException {
        sandbox.nextForm(form);
        assertThat(ids(ALL)).containsExactly("t-1", "t-2", "t-3", "t-4", "t-5", "t-6", "t-7");
        assertThat(sandbox.calls("/v2/transactions"))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.parameter("accountId")).hasValue("acc-1"));
    }

    @Test
    void filters_go_with_every_page() throws VendorException {
        Instant from = Instant.parse("2020-01-01T00:00:00.123456Z");
        assertThat(ids(new Query.Since(Optional.of(ACCOUNT), from))).hasSize(7);
        assertThat(sandbox.calls("/v2/transactions"))
                .allSatisfy(call -> assertThat(call.parameter("createdAtFrom")).hasValue("2020-01-01T00:00:00.123Z"));
        assertThat(ids(new Query.Ids(Optional.of(ACCOUNT), List.of("t-2", "t-6", "t-99"))))
                .containsExactly("t-2", "t-6");
    }

    @Test
    void an_application_without_cursors_is_read_by_page_number_and_that_is_remembered() throws VendorException {
        sandbox.lists(false, true);
        assertThat(ids(ALL)).hasSize(7);
        assertThat(ids(ALL)).hasSize(7);
        assertThat(sandbox.calls("/v2/transactions")).hasSize(1);
        assertThat(sandbox.calls("/transactions")).hasSize(6);
    }

    @Test
    void an_application_that_moves_to_cursors_in_the_middle_of_a_list_starts_it_anew() throws VendorException {
        sandbox.lists(false, true);
        VendorPage first = pluggy.page(connection, ALL, "");
        assertThat(first.next()).hasValue("v1:2");
        assertThat(first.total()).hasValue(7L);
        sandbox.lists(true, false);
        VendorPage second = pluggy.page(connection, ALL, "v1:2");
        assertThat(second.records()).first().satisfies(record -> assertThat(record.id())
                .hasValue("t-1"));
        assertThat(second.next()).hasValueSatisfying(next -> assertThat(next).startsWith("v2:"));
    }

    @Test
    void an_account_that_neither_list_knows_is_missing() {
        sandbox.lists(false, false);
        sandbox.next("/transactions", Reply.json(404, Map.of()));
        assertThat(trouble(() -> pluggy.page(connection, ALL, "")).remedy()).isEqualTo(new VendorException.Missing());
    }

    @Test
    void patience_is_taken_from_the_reset_of_the_window_then_from_retry_after() {
        sandbox.next(
                "/accounts",
                Reply.json(429, Map.of()).with("RateLimit-Reset", "17").with("Retry-After", "60"));
        assertThat(patience()).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(18));
        sandbox.next("/accounts", Reply.json(429, Map.of()).with("Retry-After", "60"));
        assertThat(patience()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        sandbox.next("/accounts", Reply.json(429, Map.of()).with("RateLimit-Reset", "999999999"));
        assertThat(patience()).isBetween(Duration.ofHours(1), Duration.ofSeconds(3_601));
    }

    @ParameterizedTest
    @CsvSource({"500, vendor_error", "503, vendor_error", "400, refused_400", "409, refused_409", "302, refused_302"})
    void a_status_becomes_our_word_and_the_vendor_s_words_stay_where_they_are(int status, String code) {
        sandbox.next("/accounts", Reply.json(status, Map.of("message", "CPF 529.982.247-25 is unknown")));
        assertThat(trouble(() -> pluggy.accounts(connection))).hasMessage(code).hasNoCause();
    }

    @Test
    void json_that_is_cut_or_is_something_else_is_tried_again() {
        sandbox.next(
                "/accounts",
                Reply.json(200, Map.of("results", List.of(), "filler", "x".repeat(500)))
                        .cut(40));
        assertThat(trouble(() -> pluggy.accounts(connection))).hasMessage("unreachable");
        sandbox.next(
                "/accounts",
                new Reply(200, "application/json", "{\"results\":[", Map.of(), Optional.empty(), Optional.empty()));
        assertThat(trouble(() -> pluggy.accounts(connection))).hasMessage("malformed_response");
        sandbox.next("/v2/transactions", Reply.html(200, "<html>maintenance</html>"));
        assertThat(trouble(() -> pluggy.page(connection, ALL, ""))).hasMessage("malformed_response");
        sandbox.next("/v2/transactions", Reply.json(200, Map.of("results", "none")));
        assertThat(trouble(() -> pluggy.page(connection, ALL, ""))).hasMessage("malformed_response");
    }

    private Duration patience() {
        return ((VendorException.Wait)
                        trouble(() -> pluggy.accounts(connection)).remedy())
                .delay();
    }

    private List<String> ids(Query query) throws VendorException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            VendorPage page = pluggy.page(connection, query, cursor);
            page.records().forEach(record -> ids.add(record.id().orElseThrow()));
            cursor = page.next().orElse("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private static VendorException trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        VendorException trouble = catchThrowableOfType(VendorException.class, call);
        if (trouble == null) {
            throw new AssertionError("There was no trouble");
        }
        return trouble;
    }

    private Connection connection(String secret) {
        return new Connection(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                Vendor.PLUGGY,
                "bank",
                sandbox.url(),
                ITEM,
                "id",
                secret);
    }
}
