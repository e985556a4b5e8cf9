package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.LedgerProvider;
import io.matcher.discovery.pull.Provider;
import io.matcher.discovery.pull.Query;
import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorApi;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.discovery.pull.VendorPage;
import io.matcher.discovery.pull.VendorRecord;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Midaz: a ledger is one list of transactions, each with its operations, in the order of their ids and chosen by when they were created.
 * What was created keeps its day when it is committed, cancelled or back-dated, so that the list of what is new tells of none of these:
 * transactions that are not settled are asked for again, and the last days are read again every day.
 */
@Component
class Midaz implements VendorApi {

    /** Nodes may write ids that are a little older than what was read already. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Set<String> TOO_MUCH = Set.of("response_too_large", "timeout");
    private static final int ASKED_AGAIN_AT_ONCE = 25;
    private static final int LEDGERS_CHECKED = 5;

    private final MidazPlans plans;
    private final MidazCalls calls;
    private final MidazRecords records;
    private final Clock clock;

    Midaz(MidazPlans plans, MidazCalls calls, MidazRecords records, Clock clock) {
        this.plans = plans;
        this.calls = calls;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Provider vendor() {
        return LedgerProvider.MIDAZ;
    }

    @Override
    public boolean listsByAccount() {
        return true;
    }

    @Override
    public int idsPerQuery() {
        return ASKED_AGAIN_AT_ONCE;
    }

    @Override
    public Duration overlap() {
        return OVERLAP;
    }

    /** An empty page of a replica that lags proves nothing; a ledger deletes nothing. */
    @Override
    public boolean tellsWhatIsGone() {
        return false;
    }

    @Override
    public boolean changesSilently() {
        return true;
    }

    @Override
    public Optional<Instant> rescanFrom(Connection connection, VendorAccount account) {
        return plans.find(connection).flatMap(plan -> plan.ledger(account.id())).map(wanted -> clock.instant()
                .minus(Duration.ofDays(wanted.rescanDays())));
    }

    @Override
    public VendorCheck.Standing standing(Connection connection) throws VendorException {
        MidazPlan plan = plans.of(connection);
        MidazErrors.throwUnlessOk(calls.onboarding(connection, plan.connection(), "/v1/organizations?limit=1"));
        for (MidazPlan.Wanted wanted :
                plan.ledgers().values().stream().limit(LEDGERS_CHECKED).toList()) {
            OutboundResponse ledger = calls.onboarding(
                    connection, plan.connection(), wanted.ledger().path());
            if (ledger.status() == 404) {
                return new VendorCheck.Standing(false, "ledger_not_found");
            }
            MidazErrors.throwUnlessOk(ledger);
            OutboundResponse list = calls.transaction(
                    connection, plan.connection(), wanted.ledger().path() + "/transactions", first(clock.instant()));
            if (list.status() != 404) {
                MidazErrors.throwUnlessOk(list);
            }
        }
        return VendorCheck.Standing.OK;
    }

    @Override
    public void forgetAccess(Connection connection) {
        calls.forgetToken(connection);
    }

    /** The ledgers that sources ask for, each as one account of the mirror. */
    @Override
    public List<VendorAccount> accounts(Connection connection) throws VendorException {
        return plans.of(connection).ledgers().entrySet().stream()
                .map(entry -> new VendorAccount(
                        entry.getKey(),
                        "LEDGER",
                        false,
                        entry.getValue().ledger().ledger().toString(),
                        "",
                        ZoneOffset.UTC))
                .toList();
    }

    @Override
    public VendorPage page(Connection connection, Query query, String cursor) throws VendorException {
        VendorAccount account =
                query.account().orElseThrow(() -> new IllegalArgumentException("A ledger is a list of its own"));
        MidazPlan plan = plans.of(connection);
        Optional<MidazPlan.Wanted> wanted = plan.ledger(account.id());
        if (wanted.isEmpty()) {
            return VendorPage.EMPTY; // no source asks for it any more
        }
        return switch (query) {
            case Query.Ids ids -> byIds(connection, plan, wanted.get(), ids.ids());
            case Query.All all ->
                list(connection, plan, wanted.get(), cursor, back(wanted.get().lookbackDays()));
            case Query.Since since -> list(connection, plan, wanted.get(), cursor, since.from());
        };
    }

    private VendorPage list(Connection connection, MidazPlan plan, MidazPlan.Wanted wanted, String cursor, Instant from)
            throws VendorException {
        Instant end = clock.instant().minusSeconds(wanted.safetyLagSeconds());
        Optional<Window> window = cursor.isEmpty() ? Window.of(from, end) : Optional.of(Window.parse(cursor));
        if (window.isEmpty()) {
            return VendorPage.EMPTY;
        }
        return page(connection, plan, wanted, window.get());
    }

    private VendorPage page(Connection connection, MidazPlan plan, MidazPlan.Wanted wanted, Window window)
            throws VendorException {
        try {
            return asked(connection, plan, wanted, window);
        } catch (VendorException trouble) {
            if (window.mayShrink() && TOO_MUCH.contains(trouble.code())) {
                return page(connection, plan, wanted, window.smaller());
            }
            throw trouble;
        }
    }

    private VendorPage asked(Connection connection, MidazPlan plan, MidazPlan.Wanted wanted, Window window)
            throws VendorException {
        OutboundResponse response = calls.transaction(
                connection, plan.connection(), wanted.ledger().path() + "/transactions", parameters(window));
        String code = response.status() == 200 ? "" : MidazErrors.code(response);
        if (!window.cursor().isEmpty() && window.mayRestart() && code.equals(MidazErrors.BAD_CURSOR)) {
            return asked(
                    connection,
                    plan,
                    wanted,
                    window.anew()); // what was read of the slice is read again, and is the same
        }
        if (response.status() == 404 && MidazErrors.NOTHING_FOUND.contains(code)) {
            return new VendorPage(List.of(), List.of(), after(window, Optional.empty()), Optional.empty());
        }
        MidazErrors.throwUnlessOk(response);
        JsonNode body = VendorHttp.json(response);
        JsonNode next = body.path("next_cursor");
        Optional<String> nextCursor =
                next.isString() && !next.stringValue().isEmpty() ? Optional.of(next.stringValue()) : Optional.empty();
        return new VendorPage(
                records.read(connection, plan, wanted, items(body)),
                List.of(),
                after(window, nextCursor),
                Optional.empty());
    }

    /** Each is asked for alone; one that is not there is left as it was, since writes may take a moment to be seen. */
    private VendorPage byIds(Connection connection, MidazPlan plan, MidazPlan.Wanted wanted, List<String> ids)
            throws VendorException {
        List<JsonNode> found = new ArrayList<>();
        for (String id : ids) {
            OutboundResponse response = calls.transaction(
                    connection,
                    plan.connection(),
                    wanted.ledger().path() + "/transactions/" + id,
                    new LinkedHashMap<>());
            if (response.status() != 404) {
                MidazErrors.throwUnlessOk(response);
                found.add(VendorHttp.json(response));
            }
        }
        List<VendorRecord> read = records.read(connection, plan, wanted, found);
        return new VendorPage(read, List.of(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> after(Window window, Optional<String> nextCursor) {
        return window.next(nextCursor).map(Window::text);
    }

    private static Iterable<JsonNode> items(JsonNode body) throws VendorException {
        JsonNode items = body.path("items");
        if (items.isNull()) {
            return List.of();
        }
        if (!items.isArray()) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        return items;
    }

    /** Both dates always: without them Midaz chooses a span of its own. */
    private static SequencedMap<String, String> parameters(Window window) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(window.limit()));
        query.put("sort_order", "asc");
        query.put("start_date", window.from().toString());
        query.put("end_date", window.to().toString());
        if (!window.cursor().isEmpty()) {
            query.put("cursor", window.cursor());
        }
        return query;
    }

    private static SequencedMap<String, String> first(Instant now) {
        SequencedMap<String, String> query =
                Window.of(now.minusSeconds(60), now).map(Midaz::parameters).orElseGet(LinkedHashMap::new);
        query.put("limit", "1");
        return query;
    }

    private Instant back(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
