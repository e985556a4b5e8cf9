package io.matcher.discovery.belvo;

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
import io.matcher.sandbox.BelvoSandbox;
import io.matcher.sandbox.Call;
import io.matcher.sandbox.Reply;
import io.matcher.testing.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

class BelvoTest {

    private static final String LINK = "16f68516-bcbc-4cf7-b815-c500d4204e28";
    private static final Query ALL = new Query.All(Optional.empty());

    private final BelvoSandbox sandbox = new BelvoSandbox(0, Clock.systemUTC(), "id", "password", LINK);
    private final Belvo belvo = Service.shared().part(Belvo.class);
    private final Connection connection = connection("password");

    @BeforeEach
    void transactions() {
        sandbox.account("acc-1", "CHECKING_ACCOUNT", "45722-0", "BRL");
        for (int i = 1; i <= 23; i++) {
            sandbox.put("acc-1", "{\"id\":\"t-%02d\",\"type\":\"INFLOW\",\"amount\":%d}".formatted(i, i));
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_list_is_read_page_by_page_with_the_credential_on_each_call() throws VendorException {
        assertThat(ids(ALL)).hasSize(23).first().isEqualTo("t-01");
        assertThat(sandbox.calls("/api/transactions/")).hasSize(3).allSatisfy(call -> {
            assertThat(call.parameter("link")).hasValue(LINK);
            assertThat(call.parameter("page_size")).hasValue("1000");
            assertThat(call.header("Authorization")).hasValue("Basic aWQ6cGFzc3dvcmQ=");
        });
    }

    @Test
    void a_link_to_another_host_gives_its_page_number_and_nothing_else() throws VendorException {
        try (BelvoSandbox thief = new BelvoSandbox(0, Clock.systemUTC(), "id", "password", LINK)) {
            sandbox.nextHost(thief.url().toString());
            assertThat(ids(ALL)).hasSize(23);
            assertThat(thief.calls()).isEmpty();
        }
    }

    @Test
    void a_page_that_names_itself_as_the_next_is_left() {
        sandbox.inCircles(true);
        assertThat(trouble(() -> belvo.page(connection, ALL, ""))).hasMessage("repeated_cursor");
    }

    @Test
    void what_came_since_an_instant_is_asked_for_by_it() throws VendorException {
        sandbox.put(
                "acc-1", "{\"id\":\"new\",\"type\":\"INFLOW\",\"amount\":1,\"created_at\":\"2090-01-01T00:00:00Z\"}");
        assertThat(ids(new Query.Since(Optional.empty(), Instant.parse("2080-01-01T00:00:00.5Z"))))
                .containsExactly("new");
        assertThat(sandbox.calls("/api/transactions/"))
                .extracting(call -> call.parameter("created_at__gte").orElse(""))
                .containsExactly("2080-01-01T00:00:00.500Z");
    }

    @Test
    void ids_are_asked_for_one_by_one_and_those_that_are_gone_are_left_out() throws VendorException {
        assertThat(ids(new Query.Ids(Optional.empty(), List.of("t-03", "gone", "t-05"))))
                .containsExactly("t-03", "t-05");
        assertThat(sandbox.calls("/api/transactions/"))
                .extracting(Call::path)
                .containsExactly("/api/transactions/t-03/", "/api/transactions/gone/", "/api/transactions/t-05/");
    }

    @Test
    void accounts_of_all_pages_come_with_their_zone() throws VendorException {
        for (int i = 2; i <= 12; i++) {
            sandbox.account("acc-" + i, "CREDIT_CARD", "" + i, "MXN");
        }
        List<VendorAccount> accounts = belvo.accounts(connection);
        assertThat(accounts).hasSize(12);
        assertThat(accounts.getLast().card()).isTrue();
        assertThat(accounts.getLast().zone().getId()).isEqualTo("America/Mexico_City");
        assertThat(accounts.getFirst().zone().getId()).isEqualTo("America/Sao_Paulo");
    }

    @Test
    void an_account_of_another_link_is_refused() {
        sandbox.next(
                "/api/transactions/",
                Reply.json(
                        200,
                        Map.of(
                                "count",
                                1,
                                "results",
                                List.of(Map.of(
                                        "id",
                                        "t",
                                        "account",
                                        Map.of(
                                                "id",
                                                "acc-9",
                                                "link",
                                                UUID.randomUUID().toString()))))));
        assertThat(trouble(() -> belvo.page(connection, ALL, ""))).hasMessage("foreign_account");
    }

    @ParameterizedTest
    @CsvSource({
        "valid, true, ok",
        "invalid, false, invalid_link",
        "unconfirmed, false, unconfirmed_link",
        "token_required, false, token_required",
        "new_word, false, unknown_link_status"
    })
    void the_standing_follows_the_link(String status, boolean healthy, String code) throws VendorException {
        sandbox.linkStatus(status);
        assertThat(belvo.standing(connection)).isEqualTo(new VendorCheck.Standing(healthy, code));
    }

    @Test
    void a_wrong_password_stops_the_connection() {
        VendorException trouble = trouble(() -> belvo.standing(connection("wrong")));
        assertThat(trouble).hasMessage("unauthorised");
        assertThat(trouble.remedy()).isEqualTo(new VendorException.Stop(true));
    }

    @Test
    void a_page_of_html_with_403_is_the_block_of_an_address_and_is_waited_out_for_more_than_half_a_minute() {
        sandbox.next("/api/accounts/", Reply.html(403, "<html><center>openresty</center></html>"));
        VendorException trouble = trouble(() -> belvo.accounts(connection));
        assertThat(trouble).hasMessage("blocked");
        assertThat(((VendorException.Wait) trouble.remedy()).delay()).isGreaterThan(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "400, login_error, login_error, Stop[unhealthy=true]",
        "400, too_many_sessions, too_many_sessions, Wait[delay=PT2M]",
        "400, operational_limits_reached, operational_limits_reached, Stop[unhealthy=false]",
        "400, institution_down, institution_down, 'Retry[first=PT1M, tries=5]'",
        "400, CPF 529.982.247-25, refused_400, Stop[unhealthy=false]",
        "401, consent_without_accounts, consent_without_accounts, Stop[unhealthy=true]",
        "403, permission_denied, unauthorised, Stop[unhealthy=true]",
        "404, not_found, not_found, Missing[]",
        "408, request_timeout, timeout, 'Retry[first=PT3S, tries=2]'",
        "409, link_refreshed, link_refreshed, Wait[delay=PT10M]",
        "428, token_required, token_required, Stop[unhealthy=true]",
        "500, unexpected_error, vendor_error, 'Retry[first=PT3S, tries=3]'",
        "503, service_unavailable, vendor_error, 'Retry[first=PT3S, tries=5]'",
        "301, moved, refused_301, Stop[unhealthy=false]"
    })
    void errors_become_our_words_and_remedies(int status, String theirs, String ours, String remedy) {
        sandbox.next("/api/accounts/", Reply.json(status, List.of(Map.of("code", theirs, "message", "secret words"))));
        VendorException trouble = trouble(() -> belvo.accounts(connection));
        assertThat(trouble).hasMessage(ours);
        assertThat(trouble.remedy()).hasToString(remedy);
    }

    @Test
    void too_many_requests_are_waited_out_as_long_as_the_vendor_says() {
        sandbox.next("/api/accounts/", Reply.html(429, "slow down").with("Retry-After", "7"));
        VendorException trouble = trouble(() -> belvo.accounts(connection));
        assertThat(((VendorException.Wait) trouble.remedy()).delay())
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    private List<String> ids(Query query) throws VendorException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            VendorPage page = belvo.page(connection, query, cursor);
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

    private Connection connection(String password) {
        return new Connection(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                Vendor.BELVO,
                "bank",
                sandbox.url(),
                LINK,
                "id",
                password);
    }
}
