package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.NextLink;
import io.matcher.discovery.pull.Query;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.discovery.pull.VendorPage;
import io.matcher.discovery.pull.VendorRecord;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lists transactions by cursor ({@code /v2/transactions}), and by page number ({@code /transactions}) where an application does not
 * have the former. Our cursor is {@code v2:} with the vendor's, or {@code v1:} with the number of the next page.
 */
@Component
class PluggyTransactions {

    private static final String V2 = "v2:";
    private static final String V1 = "v1:";
    private static final int V1_PAGE_SIZE = 500;
    private static final Set<Integer> NO_SUCH_LIST = Set.of(404, 405, 410, 501);
    private static final int MOST_REMEMBERED = 10_000;

    /** Instants as the vendor documents its filter: milliseconds and Z. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PluggyCalls calls;

    /** Connections that were found to have the page-numbered list only, so that they need not be asked for the other each time. */
    private final Set<UUID> numbered = ConcurrentHashMap.newKeySet();

    PluggyTransactions(PluggyCalls calls) {
        this.calls = calls;
    }

    VendorPage page(Connection connection, VendorAccount account, Query query, String cursor) throws VendorException {
        if (cursor.startsWith(V1)) {
            return v1(connection, account, query, Integer.parseInt(cursor.substring(V1.length())));
        }
        return cursor.isEmpty() && numbered.contains(connection.id())
                ? v1(connection, account, query, 1)
                : v2(connection, account, query, cursor);
    }

    private VendorPage v2(Connection connection, VendorAccount account, Query query, String cursor)
            throws VendorException {
        SequencedMap<String, String> parameters = filters(account, query);
        if (cursor.startsWith(V2)) {
            parameters.put("after", cursor.substring(V2.length()));
        }
        OutboundResponse response = calls.get(connection, "/v2/transactions", parameters);
        if (NO_SUCH_LIST.contains(response.status()) && cursor.isEmpty()) {
            return insteadByNumber(connection, account, query);
        }
        PluggyErrors.throwUnlessOk(response);
        JsonNode body = VendorHttp.json(response);
        return new VendorPage(records(account, body), List.of(), next(body), Optional.empty());
    }

    private VendorPage insteadByNumber(Connection connection, VendorAccount account, Query query)
            throws VendorException {
        OutboundResponse response = numbered(connection, account, query, 1);
        PluggyErrors.throwUnlessOk(response);
        if (numbered.size() < MOST_REMEMBERED) {
            numbered.add(connection.id());
        }
        return numberedPage(account, response, 1);
    }

    /** A list that is gone (410) means that the application was moved to cursors, perhaps in the middle of a list, which starts anew. */
    private VendorPage v1(Connection connection, VendorAccount account, Query query, int page) throws VendorException {
        OutboundResponse response = numbered(connection, account, query, page);
        if (response.status() == 410) {
            numbered.remove(connection.id());
            return v2(connection, account, query, "");
        }
        PluggyErrors.throwUnlessOk(response);
        return numberedPage(account, response, page);
    }

    private OutboundResponse numbered(Connection connection, VendorAccount account, Query query, int page)
            throws VendorException {
        SequencedMap<String, String> parameters = filters(account, query);
        parameters.put("pageSize", Integer.toString(V1_PAGE_SIZE));
        parameters.put("page", Integer.toString(page));
        return calls.get(connection, "/transactions", parameters);
    }

    private static VendorPage numberedPage(VendorAccount account, OutboundResponse response, int page)
            throws VendorException {
        JsonNode body = VendorHttp.json(response);
        Optional<String> next =
                body.path("totalPages").asInt(1) > page ? Optional.of(V1 + (page + 1)) : Optional.empty();
        JsonNode total = body.path("total");
        return new VendorPage(
                records(account, body),
                List.of(),
                next,
                total.canConvertToLong() ? Optional.of(total.longValue()) : Optional.empty());
    }

    private static SequencedMap<String, String> filters(VendorAccount account, Query query) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("accountId", account.id());
        switch (query) {
            case Query.All all -> {}
            case Query.Since since -> filters.put("createdAtFrom", INSTANT.format(since.from()));
            case Query.Ids ids -> filters.put("ids", String.join(",", ids.ids()));
        }
        return filters;
    }

    private static List<VendorRecord> records(VendorAccount account, JsonNode body) throws VendorException {
        JsonNode results = body.path("results");
        if (!results.isArray()) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        List<VendorRecord> records = new ArrayList<>(results.size());
        for (JsonNode transaction : results) {
            String of = VendorFields.id(transaction, "accountId").orElse(account.id());
            if (!of.equalsIgnoreCase(account.id())) {
                throw new VendorException("foreign_account", new VendorException.Stop(true));
            }
            records.add(PluggyReader.read(account, transaction));
        }
        return records;
    }

    /** Of {@code next}, be it a query string or a URL, only the value of {@code after} is taken; it is never called. */
    private static Optional<String> next(JsonNode body) throws VendorException {
        JsonNode next = body.path("next");
        if (next.isNull() || next.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(V2
                + NextLink.parameter(next, "after")
                        .orElseThrow(() -> new VendorException("malformed_cursor", new VendorException.Stop(false))));
    }
}
