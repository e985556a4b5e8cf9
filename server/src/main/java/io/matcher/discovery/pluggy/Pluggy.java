package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.Query;
import io.matcher.discovery.pull.Vendor;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorApi;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.discovery.pull.VendorPage;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Pluggy: an item (one consented connection to a bank) has accounts, and transactions are listed account by account. */
@Component
class Pluggy implements VendorApi {

    /** Pluggy connects Brazilian institutions; their days begin in São Paulo. */
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final int IDS_PER_QUERY = 400;
    private static final int MAX_ACCOUNT_PAGES = 20;

    private final PluggyCalls calls;
    private final PluggyTransactions transactions;
    private final Clock clock;

    Pluggy(PluggyCalls calls, PluggyTransactions transactions, Clock clock) {
        this.calls = calls;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Vendor vendor() {
        return Vendor.PLUGGY;
    }

    @Override
    public boolean listsByAccount() {
        return true;
    }

    @Override
    public int idsPerQuery() {
        return IDS_PER_QUERY;
    }

    @Override
    public VendorCheck.Standing standing(Connection connection) throws VendorException {
        OutboundResponse response = calls.get(connection, "/items/" + segment(connection), new LinkedHashMap<>());
        if (response.status() == 404) {
            return new VendorCheck.Standing(false, "item_gone");
        }
        PluggyErrors.throwUnlessOk(response);
        JsonNode item = VendorHttp.json(response);
        if (!connection
                .accountRef()
                .equalsIgnoreCase(VendorFields.id(item, "id").orElse(""))) {
            return new VendorCheck.Standing(false, "foreign_item");
        }
        boolean expired = VendorFields.instant(item, "consentExpiresAt")
                .filter(end -> end.isBefore(clock.instant()))
                .isPresent();
        return expired
                ? new VendorCheck.Standing(false, "consent_expired")
                : standing(VendorFields.text(item, "status").orElse(""));
    }

    private static VendorCheck.Standing standing(String status) {
        return switch (status) {
            case "LOGIN_ERROR" -> new VendorCheck.Standing(false, "login_error");
            case "WAITING_USER_INPUT" -> new VendorCheck.Standing(false, "waiting_user_input");
            case "WAITING_USER_ACTION" -> new VendorCheck.Standing(false, "waiting_user_action");
            case "OUTDATED" -> new VendorCheck.Standing(true, "outdated");
            default -> VendorCheck.Standing.OK; // statuses are added without notice; an unknown one is no trouble
        };
    }

    @Override
    public void forgetAccess(Connection connection) {
        calls.forgetKey(connection);
    }

    @Override
    public List<VendorAccount> accounts(Connection connection) throws VendorException {
        List<VendorAccount> accounts = new ArrayList<>();
        for (int page = 1; page <= MAX_ACCOUNT_PAGES; page++) {
            SequencedMap<String, String> query = new LinkedHashMap<>();
            query.put("itemId", connection.accountRef());
            if (page > 1) {
                query.put("page", Integer.toString(page));
            }
            OutboundResponse response = calls.get(connection, "/accounts", query);
            PluggyErrors.throwUnlessOk(response);
            JsonNode body = VendorHttp.json(response);
            for (JsonNode account : body.path("results")) {
                accounts.add(account(connection, account));
            }
            if (body.path("totalPages").asInt(1) <= page) {
                return accounts;
            }
        }
        throw new VendorException("too_many_accounts", new VendorException.Stop(false));
    }

    @Override
    public VendorPage page(Connection connection, Query query, String cursor) throws VendorException {
        VendorAccount account = query.account()
                .orElseThrow(() -> new IllegalArgumentException("Pluggy lists transactions account by account"));
        return transactions.page(connection, account, query, cursor);
    }

    private static VendorAccount account(Connection connection, JsonNode account) throws VendorException {
        boolean ours = connection
                .accountRef()
                .equalsIgnoreCase(VendorFields.id(account, "itemId").orElse(""));
        String id = VendorFields.id(account, "id").orElse("");
        if (!ours || id.isEmpty()) {
            throw new VendorException(
                    ours ? "malformed_response" : "foreign_account",
                    ours ? new VendorException.Retry(Duration.ofSeconds(3), 3) : new VendorException.Stop(true));
        }
        String type = VendorFields.text(account, "type").orElse("");
        return new VendorAccount(
                id,
                type,
                type.equals("CREDIT"),
                VendorFields.text(account, "number").orElse(""),
                VendorFields.currency(account, "currencyCode").orElse(""),
                ZONE);
    }

    private static String segment(Connection connection) {
        return URLEncoder.encode(connection.accountRef(), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
