package io.matcher.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Behaves like Pluggy for one item of one client: keys, item, accounts, transactions by cursor and by page number. */
public final class PluggySandbox extends Sandbox {

    /** How the link to the next page is written; the vendor's documentation and what was seen of it disagree. */
    public enum NextForm {
        QUERY,
        URL,
        FOREIGN_URL,
        CIRCLE
    }

    private final String clientId;
    private final String clientSecret;
    private final String itemId;
    private final Clock clock;
    private final Map<String, Map<String, Object>> accounts = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> transactions = new LinkedHashMap<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger keyCount = new AtomicInteger();

    private volatile int pageSize = 500;
    private volatile NextForm nextForm = NextForm.QUERY;
    private volatile boolean cursors = true;
    private volatile boolean numbers = true;
    private volatile String status = "UPDATED";
    private volatile Duration keyLife = Duration.ofHours(2);

    public PluggySandbox(int port, Clock clock, String clientId, String clientSecret, String itemId) {
        super(port);
        this.clock = clock;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.itemId = itemId;
    }

    public String itemId() {
        return itemId;
    }

    /** How many transactions a page shows, 1 to 500. */
    public void pageSize(int size) {
        pageSize = size;
    }

    public void nextForm(NextForm form) {
        nextForm = form;
    }

    /** Which of the two lists the application has; one that it does not have answers 404 (by cursor) or 410 (by number). */
    public void lists(boolean byCursor, boolean byNumber) {
        cursors = byCursor;
        numbers = byNumber;
    }

    /** The item's status, such as {@code UPDATED} or {@code LOGIN_ERROR}. */
    public void itemStatus(String itemStatus) {
        status = itemStatus;
    }

    public void keyLife(Duration life) {
        keyLife = life;
    }

    /** Makes every key that was given out so far worthless. */
    public void expireKeys() {
        keys.clear();
    }

    /** Adds an account; {@code type} is {@code BANK} or {@code CREDIT}. */
    public synchronized void account(String id, String type, String number, String currency) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id);
        account.put("itemId", itemId);
        account.put("type", type);
        account.put("subtype", type.equals("BANK") ? "CHECKING_ACCOUNT" : "CREDIT_CARD");
        account.put("number", number);
        account.put("name", "Conta");
        account.put("balance", BigDecimal.ZERO);
        account.put("currencyCode", currency);
        accounts.put(id, account);
    }

    /** Adds or replaces a transaction; {@code json} holds what differs from a plain one and must have id, accountId, type and amount. */
    public synchronized Instant put(String json) {
        Map<String, Object> transaction = new LinkedHashMap<>(Map.of(
                "date", "2026-11-20T03:00:00.000Z", "description", "PIX", "currencyCode", "BRL", "status", "POSTED"));
        transaction.put(
                "createdAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        transaction.putAll(Json.read(json));
        transaction.put(
                "updatedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        transactions.put(String.valueOf(transaction.get("id")), transaction);
        return Instant.parse(String.valueOf(transaction.get("createdAt")));
    }

    public synchronized void remove(String id) {
        transactions.remove(id);
    }

    /** Words for the events of this item; the links in them lead astray on purpose, since nobody may follow them. */
    public Webhook created(String accountId, Instant from) {
        return event(
                "transactions/created",
                Map.of(
                        "accountId",
                        accountId,
                        "transactionsCount",
                        1,
                        "transactionsCreatedAtFrom",
                        from.toString(),
                        "createdTransactionsLink",
                        "http://169.254.169.254/transactions",
                        "createdTransactionsLinkV2",
                        "http://169.254.169.254/v2/transactions"));
    }

    public Webhook updated(String accountId, Collection<String> ids) {
        return event("transactions/updated", Map.of("accountId", accountId, "transactionIds", ids));
    }

    public Webhook deleted(String accountId, Collection<String> ids) {
        return event("transactions/deleted", Map.of("accountId", accountId, "transactionIds", ids));
    }

    /** An event of the item itself, such as {@code item/updated}. */
    public Webhook event(String name, Map<String, ?> members) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", name);
        body.put("eventId", UUID.randomUUID().toString());
        body.put("itemId", itemId);
        body.putAll(members);
        return new Webhook(Json.write(body));
    }

    @Override
    Reply answer(Call call) {
        if (call.path().equals("/auth")) {
            return auth(call);
        }
        if (!keys.contains(call.header("X-API-KEY").orElse(""))) {
            return error(403, "FORBIDDEN");
        }
        return switch (call.path()) {
            case "/accounts" -> accounts(call);
            case "/v2/transactions" -> cursors ? byCursor(call) : error(404, "NOT_FOUND");
            case "/transactions" -> numbers ? byNumber(call) : error(410, "GONE");
            default ->
                call.path().equals("/items/" + itemId)
                        ? Reply.json(200, Map.of("id", itemId, "status", status, "executionStatus", "SUCCESS"))
                        : error(404, "ITEM_NOT_FOUND");
        };
    }

    private Reply auth(Call call) {
        Map<String, Object> body = Json.read(call.body());
        if (!clientId.equals(body.get("clientId")) || !clientSecret.equals(body.get("clientSecret"))) {
            return error(401, "CLIENT_KEYS_UNAUTHORIZED");
        }
        String claims = "{\"exp\":" + clock.instant().plus(keyLife).getEpochSecond() + ",\"n\":"
                + keyCount.incrementAndGet() + "}";
        String key = "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2FuZGJveA";
        keys.add(key);
        return Reply.json(200, Map.of("apiKey", key));
    }

    private synchronized Reply accounts(Call call) {
        List<Map<String, Object>> found =
                call.parameter("itemId").filter(itemId::equals).isPresent()
                        ? List.copyOf(accounts.values())
                        : List.of();
        return Reply.json(200, Map.of("page", 1, "total", found.size(), "totalPages", 1, "results", found));
    }

    private Reply byCursor(Call call) {
        List<Map<String, Object>> all = matching(call).toList();
        int start = call.parameter("after").map(PluggySandbox::position).orElse(0);
        int end = Math.min(all.size(), start + pageSize);
        Map<String, Object> body = new HashMap<>();
        body.put("results", all.subList(Math.min(start, end), end));
        if (end < all.size()) {
            body.put("next", next(call, nextForm == NextForm.CIRCLE ? start : end));
        }
        return Reply.json(200, body);
    }

    private String next(Call call, int position) {
        String query = "?accountId=" + call.parameter("accountId").orElse("") + "&after=" + cursor(position);
        return switch (nextForm) {
            case QUERY, CIRCLE -> query;
            case URL -> url() + "/v2/transactions" + query;
            case FOREIGN_URL -> "http://169.254.169.254/v2/transactions" + query;
        };
    }

    private Reply byNumber(Call call) {
        List<Map<String, Object>> all = matching(call).toList();
        int size = Math.min(pageSize, call.number("pageSize", 20));
        int page = call.number("page", 1);
        int start = Math.min(all.size(), (page - 1) * size);
        return Reply.json(
                200,
                Map.of(
                        "page", page,
                        "total", all.size(),
                        "totalPages", Math.max(1, Math.ceilDiv(all.size(), size)),
                        "results", all.subList(start, Math.min(all.size(), start + size))));
    }

    private synchronized Stream<Map<String, Object>> matching(Call call) {
        List<String> ids = call.parameter("ids")
                .map(text -> Arrays.asList(text.split(",", -1)))
                .orElse(List.of());
        String from = call.parameter("createdAtFrom").orElse("");
        return List.copyOf(transactions.values()).stream()
                .filter(each -> call.parameter("accountId")
                        .filter(id -> id.equals(each.get("accountId")))
                        .isPresent())
                .filter(each -> ids.isEmpty() || ids.contains(String.valueOf(each.get("id"))))
                .filter(each -> from.isEmpty()
                        || !Instant.parse(String.valueOf(each.get("createdAt"))).isBefore(Instant.parse(from)));
    }

    private static String cursor(int position) {
        return Base64.getEncoder().encodeToString(("at>" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor) {
        return Integer.parseInt(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8).substring(3));
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Map.of("code", status, "codeDescription", code, "message", "The vendor's own words"));
    }
}
