package io.matcher.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Behaves like Belvo's sandbox for one link of one key: the link, accounts and transactions, ten to a page. */
public final class BelvoSandbox extends Sandbox {

    private static final int PAGE_SIZE = 10;

    private final String credential;
    private final String linkId;
    private final Clock clock;
    private final Map<String, Map<String, Object>> accounts = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> transactions = new LinkedHashMap<>();

    private volatile String status = "valid";
    private volatile String nextHost = "";
    private volatile boolean circle;

    public BelvoSandbox(int port, Clock clock, String keyId, String keyPassword, String linkId) {
        super(port);
        this.clock = clock;
        this.linkId = linkId;
        this.credential = "Basic "
                + Base64.getEncoder().encodeToString((keyId + ":" + keyPassword).getBytes(StandardCharsets.UTF_8));
    }

    public String linkId() {
        return linkId;
    }

    /** The link's status, such as {@code valid} or {@code token_required}. */
    public void linkStatus(String linkStatus) {
        status = linkStatus;
    }

    /** Lets links to the next page lead to another host, which nobody may follow. */
    public void nextHost(String host) {
        nextHost = host;
    }

    /** Lets each page name itself as the next. */
    public void inCircles(boolean circles) {
        circle = circles;
    }

    public synchronized void account(String id, String category, String number, String currency) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id);
        account.put("link", linkId);
        account.put("institution", Map.of("name", "ofmockbank_br_retail", "type", "bank"));
        account.put("category", category);
        account.put("number", number);
        account.put("currency", currency);
        accounts.put(id, account);
    }

    /** Adds or replaces a transaction of an account; {@code json} holds what differs from a plain one and must have id, type and amount. */
    public synchronized Instant put(String accountId, String json) {
        Map<String, Object> transaction = new LinkedHashMap<>();
        transaction.put("account", accounts.get(accountId));
        transaction.put(
                "created_at", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        transaction.put("value_date", "2026-11-20");
        transaction.put("currency", "BRL");
        transaction.put("description", "PIX");
        transaction.put("status", "PROCESSED");
        transaction.putAll(Json.read(json));
        transactions.put(String.valueOf(transaction.get("id")), transaction);
        return Instant.parse(String.valueOf(transaction.get("created_at")));
    }

    public synchronized void remove(String id) {
        transactions.remove(id);
    }

    /** A webhook of this link, such as {@code TRANSACTIONS} and {@code new_transactions_available}. */
    public Webhook event(String type, String code, Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("webhook_id", "aadf41a1fc8e4f79a49f7f04027ac999");
        body.put("webhook_type", type);
        body.put("webhook_code", code);
        body.put("link_id", linkId);
        body.put("request_id", UUID.randomUUID().toString());
        body.put("data", data);
        return new Webhook(Json.write(body));
    }

    @Override
    Reply answer(Call call) {
        if (!call.header("Authorization").equals(Optional.of(credential))) {
            return error(401, "authentication_failed");
        }
        String path = call.path();
        if (path.equals("/api/links/" + linkId + "/")) {
            return Reply.json(200, Map.of("id", linkId, "status", status, "institution", "ofmockbank_br_retail"));
        }
        boolean ours = call.parameter("link").equals(Optional.of(linkId));
        return switch (path) {
            case "/api/accounts/" -> page(call, ours ? snapshot(accounts) : List.of());
            case "/api/transactions/" -> page(call, ours ? since(call) : List.of());
            default -> path.startsWith("/api/transactions/") ? one(path) : error(404, "not_found");
        };
    }

    private List<Map<String, Object>> since(Call call) {
        return snapshot(transactions).stream()
                .filter(each -> call.parameter("created_at__gte")
                        .map(Instant::parse)
                        .filter(Instant.parse(String.valueOf(each.get("created_at")))::isBefore)
                        .isEmpty())
                .toList();
    }

    private Reply one(String path) {
        String id = path.substring("/api/transactions/".length(), path.length() - 1);
        return snapshot(transactions).stream()
                .filter(each -> id.equals(each.get("id")))
                .findFirst()
                .map(each -> Reply.json(200, each))
                .orElseGet(() -> error(404, "not_found"));
    }

    private Reply page(Call call, List<Map<String, Object>> all) {
        int page = call.number("page", 1);
        int start = Math.min(all.size(), (page - 1) * PAGE_SIZE);
        int end = Math.min(all.size(), start + PAGE_SIZE);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", all.size());
        if (end < all.size()) {
            body.put(
                    "next",
                    (nextHost.isEmpty() ? url().toString() : nextHost) + call.path() + "?link=" + linkId + "&page="
                            + (circle ? page : page + 1) + "&page_size=1000");
        }
        body.put("results", all.subList(start, end));
        return Reply.json(200, body);
    }

    private synchronized List<Map<String, Object>> snapshot(Map<String, Map<String, Object>> of) {
        return List.copyOf(of.values());
    }

    private static Reply error(int status, String code) {
        return Reply.json(
                status,
                List.of(Map.of(
                        "code",
                        code,
                        "message",
                        "The vendor's own words",
                        "request_id",
                        "5c09677ecf78e1d4501547252a0c4e77")));
    }
}
