package io.matcher.discovery.belvo;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.NextLink;
import io.matcher.discovery.pull.Query;
import io.matcher.discovery.pull.Vendor;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorApi;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.discovery.pull.VendorPage;
import io.matcher.discovery.pull.VendorRecord;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Belvo: a link (one consented connection to a bank) has accounts, and its transactions are one list, page by page. Only GET is
 * used, which reads what Belvo stored and spends none of the bank's monthly allowance.
 */
@Component
class Belvo implements VendorApi {

    private static final int PAGE_SIZE = 1_000;
    private static final int IDS_PER_QUERY = 20;
    private static final int MAX_ACCOUNT_PAGES = 100;

    private final VendorHttp http;

    Belvo(VendorHttp http) {
        this.http = http;
    }

    @Override
    public Vendor vendor() {
        return Vendor.BELVO;
    }

    @Override
    public boolean listsByAccount() {
        return false;
    }

    @Override
    public int idsPerQuery() {
        return IDS_PER_QUERY;
    }

    @Override
    public VendorCheck.Standing standing(Connection connection) throws VendorException {
        OutboundResponse response =
                get(connection, "/api/links/" + segment(connection.accountRef()) + "/", new LinkedHashMap<>());
        if (response.status() == 404) {
            return new VendorCheck.Standing(false, "link_gone");
        }
        BelvoErrors.throwUnlessOk(response);
        JsonNode link = VendorHttp.json(response);
        if (!connection
                .accountRef()
                .equalsIgnoreCase(VendorFields.id(link, "id").orElse(""))) {
            return new VendorCheck.Standing(false, "foreign_link");
        }
        return switch (VendorFields.text(link, "status").orElse("")) {
            case "valid" -> VendorCheck.Standing.OK;
            case "invalid" -> new VendorCheck.Standing(false, "invalid_link");
            case "unconfirmed" -> new VendorCheck.Standing(false, "unconfirmed_link");
            case "token_required" -> new VendorCheck.Standing(false, "token_required");
            default -> new VendorCheck.Standing(false, "unknown_link_status");
        };
    }

    @Override
    public void forgetAccess(Connection connection) {
        // nothing is kept: each call carries the credential
    }

    @Override
    public List<VendorAccount> accounts(Connection connection) throws VendorException {
        List<VendorAccount> accounts = new ArrayList<>();
        int page = 1;
        for (int calls = 0; calls < MAX_ACCOUNT_PAGES; calls++) {
            JsonNode body = list(connection, "/api/accounts/", parameters(connection, page));
            for (JsonNode account : results(body)) {
                accounts.add(BelvoReader.account(connection, account));
            }
            Optional<Integer> next = next(body, page);
            if (next.isEmpty()) {
                return accounts;
            }
            page = next.get();
        }
        throw new VendorException("too_many_accounts", new VendorException.Stop(false));
    }

    @Override
    public VendorPage page(Connection connection, Query query, String cursor) throws VendorException {
        if (query instanceof Query.Ids ids) {
            return byIds(connection, ids.ids());
        }
        int page = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
        SequencedMap<String, String> parameters = parameters(connection, page);
        if (query instanceof Query.Since since) {
            parameters.put("created_at__gte", since.from().toString());
        }
        JsonNode body = list(connection, "/api/transactions/", parameters);
        JsonNode count = body.path("count");
        return page(
                connection,
                results(body),
                next(body, page).map(Object::toString),
                count.canConvertToLong() ? Optional.of(count.longValue()) : Optional.empty());
    }

    /** There is no filter by id, so each is asked for alone; one that is not there is left out. */
    private VendorPage byIds(Connection connection, List<String> ids) throws VendorException {
        List<JsonNode> found = new ArrayList<>();
        for (String id : ids) {
            OutboundResponse response =
                    get(connection, "/api/transactions/" + segment(id) + "/", new LinkedHashMap<>());
            if (response.status() != 404) {
                BelvoErrors.throwUnlessOk(response);
                found.add(VendorHttp.json(response));
            }
        }
        return page(connection, found, Optional.empty(), Optional.empty());
    }

    private static VendorPage page(
            Connection connection, Iterable<JsonNode> transactions, Optional<String> next, Optional<Long> total)
            throws VendorException {
        List<VendorRecord> records = new ArrayList<>();
        Map<String, VendorAccount> accounts = new LinkedHashMap<>();
        for (JsonNode transaction : transactions) {
            VendorAccount account = BelvoReader.account(connection, transaction.path("account"));
            accounts.put(account.id(), account);
            records.add(BelvoReader.read(account, transaction));
        }
        return new VendorPage(records, List.copyOf(accounts.values()), next, total);
    }

    private JsonNode list(Connection connection, String path, SequencedMap<String, String> parameters)
            throws VendorException {
        OutboundResponse response = get(connection, path, parameters);
        BelvoErrors.throwUnlessOk(response);
        return VendorHttp.json(response);
    }

    private OutboundResponse get(Connection connection, String path, SequencedMap<String, String> parameters)
            throws VendorException {
        byte[] pair = (connection.clientId() + ":" + connection.secret()).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        return http.get(connection, path, parameters, Map.of("Authorization", basic));
    }

    private static SequencedMap<String, String> parameters(Connection connection, int page) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("link", connection.accountRef());
        parameters.put("page", Integer.toString(page));
        parameters.put("page_size", Integer.toString(PAGE_SIZE));
        return parameters;
    }

    private static JsonNode results(JsonNode body) throws VendorException {
        JsonNode results = body.path("results");
        if (!results.isArray()) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        return results;
    }

    /** Of {@code next} only the page number is taken; the link is never called, so the credential goes to no other host. */
    private static Optional<Integer> next(JsonNode body, int page) throws VendorException {
        JsonNode next = body.path("next");
        if (next.isNull() || next.isMissingNode()) {
            return Optional.empty();
        }
        Optional<Integer> number = NextLink.parameter(next, "page")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::parseInt)
                .filter(following -> following > page);
        if (number.isEmpty()) {
            throw new VendorException("repeated_cursor", new VendorException.Stop(false));
        }
        return number;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
