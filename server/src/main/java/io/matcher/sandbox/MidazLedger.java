package io.matcher.sandbox;

import io.matcher.platform.database.Ids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ledger of {@link MidazSandbox}: what its clients post. Accounts are known by their aliases; one that is not known is made, of the
 * type {@code deposit}. Every method that books gives the transaction's id.
 */
public final class MidazLedger {

    /** A change of a transaction on its way in. */
    private record Leg(String type, String alias, String amount, boolean affected) {}

    private final Clock clock;
    private final String organization;
    private final String id;
    private final Map<String, Map<String, Object>> accounts = new LinkedHashMap<>();
    private final TreeMap<String, Map<String, Object>> transactions = new TreeMap<>();

    MidazLedger(Clock clock, String organization, String id) {
        this.clock = clock;
        this.organization = organization;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Makes an account; gives its id. */
    public synchronized String account(String alias, String type, String asset) {
        return account(Ids.next().toString(), alias, type, asset);
    }

    /** Makes an account with a known id; gives the id. */
    public synchronized String account(String accountId, String alias, String type, String asset) {
        made(accountId, alias, type, asset);
        return accountId;
    }

    private Map<String, Object> made(String accountId, String alias, String type, String asset) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", accountId);
        account.put("alias", alias);
        account.put("type", type);
        account.put("assetCode", asset);
        accounts.put(alias, account);
        return account;
    }

    /** Money moves at once. */
    public String move(String from, String to, String amount, String asset, Map<String, ?> metadata) {
        return book(clock.instant(), from, to, amount, asset, metadata);
    }

    /** Money moves, on a past day: it sorts with what is new and counts as old. */
    public String backDated(Instant on, String from, String to, String amount, String asset) {
        return book(on, from, to, amount, asset, Map.of());
    }

    /** Books money that moved at some time, with a known id and what it was for. */
    public synchronized void book(
            String transaction, Instant at, String from, String to, String amount, String asset, String description) {
        put(
                transaction,
                "APPROVED",
                at,
                amount,
                asset,
                Map.of(),
                List.of(new Leg("DEBIT", from, amount, true), new Leg("CREDIT", to, amount, true)));
        Map<String, Object> record = known(transaction);
        record.put("source", List.of(from));
        record.put("destination", List.of(to));
        record.put("description", description);
    }

    /** Money is held, to be committed or cancelled. */
    public synchronized String hold(String from, String to, String amount, String asset) {
        String transaction = Ids.next().toString();
        put(
                transaction,
                "PENDING",
                clock.instant(),
                amount,
                asset,
                Map.of(),
                List.of(new Leg("ON_HOLD", from, amount, true)));
        known(transaction).put("source", List.of(from));
        known(transaction).put("destination", List.of());
        known(transaction).put("pendingDestination", to);
        return transaction;
    }

    /** What was held moves; the transaction keeps its day, its new operations have theirs. */
    public synchronized void commit(String transaction) {
        Map<String, Object> known = known(transaction);
        String amount = String.valueOf(known.get("amount"));
        String from = first(known, "source");
        String to = String.valueOf(known.get("pendingDestination"));
        known.put("status", status("APPROVED"));
        known.put("destination", List.of(to));
        add(known, List.of(new Leg("DEBIT", from, amount, true), new Leg("CREDIT", to, amount, true)), clock.instant());
    }

    /** What was held is given back. */
    public synchronized void cancel(String transaction) {
        Map<String, Object> known = known(transaction);
        String from = first(known, "source");
        known.put("status", status("CANCELED"));
        add(known, List.of(new Leg("RELEASE", from, String.valueOf(known.get("amount")), true)), clock.instant());
    }

    /** Books the reverse; the original stays as it is. Gives the id of the reversal. */
    public synchronized String revert(String transaction) {
        Map<String, Object> known = known(transaction);
        String from = first(known, "destination");
        String to = first(known, "source");
        String reversal = book(
                clock.instant(),
                from,
                to,
                String.valueOf(known.get("amount")),
                String.valueOf(known.get("assetCode")),
                Map.of());
        known(reversal).put("parentTransactionId", transaction);
        return reversal;
    }

    /** Writes something down that moves nothing. */
    public synchronized String note(String from, String to, String amount, String asset) {
        String transaction = Ids.next().toString();
        put(
                transaction,
                "NOTED",
                clock.instant(),
                amount,
                asset,
                Map.of(),
                List.of(new Leg("DEBIT", from, amount, false), new Leg("CREDIT", to, amount, false)));
        return transaction;
    }

    /** Adds an operation to a transaction, such as a fee's; {@code type} is DEBIT or CREDIT, or a word that nobody knows. */
    public synchronized void also(String transaction, String type, String alias, String amount) {
        add(known(transaction), List.of(new Leg(type, alias, amount, true)), clock.instant());
    }

    /** Changes what may be changed later: description and metadata. */
    public synchronized void patch(String transaction, String description, Map<String, ?> metadata) {
        known(transaction).put("description", description);
        known(transaction).put("metadata", metadata);
        touch(known(transaction));
    }

    /** Puts any member of a transaction, to be unlike what is expected. */
    public synchronized void set(String transaction, String member, Object value) {
        known(transaction).put(member, value);
    }

    synchronized Optional<Map<String, Object>> transaction(String transaction) {
        return Optional.ofNullable(transactions.get(transaction)).map(MidazSandbox::copy);
    }

    synchronized Optional<Map<String, Object>> account(String accountId) {
        return accounts.values().stream()
                .filter(account -> accountId.equals(account.get("id")))
                .findFirst()
                .map(MidazSandbox::copy);
    }

    /** What was created in a span of whole seconds, by id, after one. */
    synchronized List<Map<String, Object>> between(Instant from, Instant to, String after) {
        return transactions.tailMap(after, false).values().stream()
                .filter(each -> {
                    Instant at = Instant.parse(String.valueOf(each.get("createdAt")));
                    return !at.isBefore(from) && !at.isAfter(to);
                })
                .map(MidazSandbox::copy)
                .toList();
    }

    /** What an account holds: each credit less each debit of what moved. */
    public synchronized BigDecimal balance(String alias) {
        BigDecimal balance = BigDecimal.ZERO;
        for (Map<String, Object> transaction : transactions.values()) {
            if (status("APPROVED").equals(transaction.get("status"))) {
                for (Object each : (List<?>) transaction.getOrDefault("operations", List.of())) {
                    balance = balance.add(effect(each, alias));
                }
            }
        }
        return balance;
    }

    private static BigDecimal effect(Object operation, String alias) {
        if (!(operation instanceof Map<?, ?> known)
                || !alias.equals(known.get("accountAlias"))
                || !(known.get("amount") instanceof Map<?, ?> amount)) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = new BigDecimal(String.valueOf(amount.get("value")));
        return switch (String.valueOf(known.get("type"))) {
            case "CREDIT" -> value;
            case "DEBIT" -> value.negate();
            default -> BigDecimal.ZERO;
        };
    }

    /** How many were created in a span and have the status. */
    synchronized long count(String status, Instant from, Instant to) {
        return between(from, to, "").stream()
                .filter(each -> status(status).equals(each.get("status")))
                .count();
    }

    private synchronized String book(
            Instant at, String from, String to, String amount, String asset, Map<String, ?> metadata) {
        String transaction = Ids.next().toString();
        book(transaction, at, from, to, amount, asset, "");
        known(transaction).put("metadata", metadata);
        return transaction;
    }

    private void put(
            String transaction,
            String status,
            Instant at,
            String amount,
            String asset,
            Map<String, ?> metadata,
            List<Leg> legs) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", transaction);
        record.put("description", "");
        record.put("status", status(status));
        record.put("amount", MidazSandbox.decimal(amount));
        record.put("assetCode", asset);
        record.put("chartOfAccountsGroupName", "FUNDING");
        record.put("ledgerId", id);
        record.put("organizationId", organization);
        record.put("route", "");
        record.put("createdAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        record.put("updatedAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        record.put("deletedAt", null);
        record.put("metadata", metadata);
        record.put("operations", new ArrayList<>());
        transactions.put(transaction, record);
        add(record, legs, at);
    }

    private void add(Map<String, Object> transaction, List<Leg> legs, Instant at) {
        List<Object> operations = new ArrayList<>((List<?>) transaction.getOrDefault("operations", List.of()));
        for (Leg leg : legs) {
            operations.add(operation(transaction, leg, at));
        }
        transaction.put("operations", operations);
        touch(transaction);
    }

    private Map<String, Object> operation(Map<String, Object> transaction, Leg leg, Instant at) {
        String asset = String.valueOf(transaction.get("assetCode"));
        Map<String, Object> account = accounts.get(leg.alias());
        if (account == null) {
            account = made(
                    Ids.next().toString(),
                    leg.alias(),
                    leg.alias().startsWith("@external/") ? "external" : "deposit",
                    asset);
        }
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("id", Ids.next().toString());
        operation.put("transactionId", transaction.get("id"));
        operation.put("type", leg.type());
        boolean credit = leg.type().equals("CREDIT") || leg.type().equals("RELEASE");
        operation.put("direction", credit ? "credit" : "debit");
        operation.put("assetCode", asset);
        operation.put("amount", Map.of("value", MidazSandbox.decimal(leg.amount())));
        operation.put("accountId", account.get("id"));
        operation.put("accountAlias", leg.alias());
        operation.put("balanceKey", "default");
        operation.put("balanceAffected", leg.affected());
        operation.put("createdAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        operation.put("metadata", null);
        return operation;
    }

    private void touch(Map<String, Object> transaction) {
        transaction.put(
                "updatedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static String first(Map<String, Object> record, String member) {
        return record.get(member) instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.getFirst()) : "";
    }

    private static Map<String, Object> status(String code) {
        return Map.of("code", code, "description", code);
    }

    private Map<String, Object> known(String transaction) {
        Map<String, Object> known = transactions.get(transaction);
        if (known == null) {
            throw new NoSuchElementException("There is no transaction " + transaction);
        }
        return known;
    }
}
