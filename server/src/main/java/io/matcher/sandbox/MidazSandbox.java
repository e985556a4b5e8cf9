package io.matcher.sandbox;

import io.matcher.platform.database.Ids;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Behaves like a Midaz Ledger of version 4 with one organisation: ledgers, accounts, and transactions that are listed in the order of
 * their ids and chosen by when they were created, a page at a time. It asks for a token once {@link #signIn} said so. What a client
 * would post is a method here.
 */
public final class MidazSandbox extends Sandbox {

    private static final int MOST_PER_PAGE = 100;

    private final Clock clock;
    private final String organization;
    private final Map<String, MidazLedger> ledgers = new LinkedHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private volatile String clientId = "";
    private volatile String clientSecret = "";
    private volatile Duration tokenLife = Duration.ofHours(1);
    private volatile int pageSize = MOST_PER_PAGE;

    public MidazSandbox(int port, Clock clock) {
        this(port, clock, UUID.randomUUID().toString());
    }

    /** One whose organisation has a known id. */
    public MidazSandbox(int port, Clock clock, String organizationId) {
        super(port);
        this.clock = clock;
        this.organization = organizationId;
    }

    /** Lets nobody in from now on without a token that this credential got. */
    public void signIn(String id, String secret) {
        clientId = id;
        clientSecret = secret;
    }

    /** How long tokens live. */
    public void tokenLife(Duration life) {
        tokenLife = life;
    }

    /** Withdraws every token that was given out. */
    public void forgetTokens() {
        tokens.clear();
    }

    /** Makes pages smaller than what is asked for. */
    public void pageSize(int transactions) {
        pageSize = transactions;
    }

    public String organizationId() {
        return organization;
    }

    /** A new ledger. */
    public MidazLedger ledger() {
        return ledger(Ids.next().toString());
    }

    /** A new ledger with a known id. */
    public synchronized MidazLedger ledger(String id) {
        MidazLedger ledger = new MidazLedger(clock, organization, id);
        ledgers.put(ledger.id(), ledger);
        return ledger;
    }

    @Override
    Reply answer(Call call) {
        if (call.path().equals("/v1/login/oauth/access_token")) {
            return token(call);
        }
        if (!clientId.isEmpty() && !tokens.contains(call.header("Authorization").orElse(""))) {
            return error(401, "0042", "Invalid Token");
        }
        List<String> path = List.of(call.path().substring(1).split("/", -1));
        if (path.size() < 2 || !path.get(0).equals("v1") || !path.get(1).equals("organizations")) {
            return error(404, "0007", "Not Found");
        }
        if (path.size() == 2) {
            return Reply.json(200, Map.of("items", List.of(Map.of("id", organization)), "page", 1, "limit", 10));
        }
        return path.get(2).equals(organization) ? ofOrganization(call, path) : error(404, "0038", "Not Found");
    }

    private synchronized Reply ofOrganization(Call call, List<String> path) {
        MidazLedger ledger = path.size() > 4 ? ledgers.get(path.get(4)) : null;
        if (ledger == null) {
            return error(404, "0037", "Ledger Not Found");
        }
        String rest = String.join("/", path.subList(5, path.size()));
        if (rest.isEmpty()) {
            return Reply.json(200, Map.of("id", ledger.id(), "organizationId", organization, "name", "Ledger"));
        }
        if (rest.equals("transactions")) {
            return list(call, ledger);
        }
        if (rest.equals("transactions/metrics/count")) {
            return count(call, ledger);
        }
        return switch (path.get(5)) {
            case "transactions" -> found(ledger.transaction(path.get(6)), "0070");
            case "accounts" -> found(ledger.account(path.get(6)), "0052");
            default -> error(404, "0007", "Not Found");
        };
    }

    private static Reply count(Call call, MidazLedger ledger) {
        long count = ledger.count(
                call.parameter("status").orElse(""),
                Instant.parse(call.parameter("start_date").orElseThrow()),
                Instant.parse(call.parameter("end_date").orElseThrow()));
        Map<String, String> headers = Map.of("X-Total-Count", Long.toString(count));
        return new Reply(204, "application/json", "", headers, Optional.empty(), Optional.empty());
    }

    private static Reply found(Optional<Map<String, Object>> record, String code) {
        return record.map(known -> Reply.json(200, known)).orElseGet(() -> error(404, code, "Not Found"));
    }

    private Reply token(Call call) {
        Map<String, Object> body = Json.read(call.body());
        if (!"client_credentials".equals(body.get("grantType"))
                || !clientId.equals(body.get("clientId"))
                || !clientSecret.equals(body.get("clientSecret"))) {
            return error(401, "AUT-1004", "Invalid Client");
        }
        String token = "token-" + UUID.randomUUID();
        tokens.add("Bearer " + token);
        return Reply.json(
                200,
                Map.of(
                        "accessToken",
                        token,
                        "refreshToken",
                        "unused",
                        "tokenType",
                        "Bearer",
                        "expiresIn",
                        tokenLife.toSeconds()));
    }

    private Reply list(Call call, MidazLedger ledger) {
        int limit = call.number("limit", 10);
        if (limit > MOST_PER_PAGE) {
            return error(400, "0080", "Pagination Limit Exceeded");
        }
        Optional<String> start = call.parameter("start_date");
        Optional<String> end = call.parameter("end_date");
        if (start.isEmpty() != end.isEmpty()) {
            return error(400, "0083", "Invalid Date Range");
        }
        Instant from = start.map(Instant::parse).orElseGet(() -> clock.instant().minus(Duration.ofDays(30)));
        Instant to = end.map(MidazSandbox::end).orElseGet(clock::instant);
        Optional<String> after = call.parameter("cursor").map(MidazSandbox::id);
        if (after.filter(String::isEmpty).isPresent()) {
            return error(400, "0082", "Invalid Query Parameter");
        }
        List<Map<String, Object>> all = ledger.between(from, to, after.orElse(""));
        int size = Math.min(Math.min(limit, pageSize), all.size());
        Map<String, Object> body = new TreeMap<>();
        body.put("items", all.subList(0, size));
        body.put("limit", limit);
        if (size < all.size()) {
            body.put("next_cursor", cursor(String.valueOf(all.get(size - 1).get("id"))));
        }
        return Reply.json(200, body);
    }

    /** An end at midnight means the end of that day, as it does there. */
    private static Instant end(String text) {
        Instant end = Instant.parse(text);
        return text.endsWith("T00:00:00Z") ? end.plusSeconds(86_399) : end;
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder()
                .encodeToString(("{\"id\":\"" + id + "\",\"pointsNext\":true}").getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith("{") ? String.valueOf(Json.read(text).get("id")) : "";
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static Reply error(int status, String code, String title) {
        return Reply.json(
                status,
                Map.of(
                        "type", "about:blank",
                        "title", title,
                        "status", status,
                        "code", code,
                        "detail", "The vendor's own words"));
    }

    /** A number as the ledger writes it: a decimal string. */
    static String decimal(String amount) {
        return new BigDecimal(amount).toPlainString();
    }

    /** A copy that the ledger may change while it is sent. */
    static Map<String, Object> copy(Map<String, Object> record) {
        Map<String, Object> copy = new LinkedHashMap<>(record);
        copy.computeIfPresent("operations", (name, value) -> new ArrayList<>((List<?>) value));
        return copy;
    }
}
