package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.VendorFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Midaz's transactions, of whatever version: members that are not known are passed over, those that are needed are asked for. */
final class MidazReader {

    /** A transaction that can not be read; the message is the reason, without Midaz's own text. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final int MOST_KEY = 255;
    private final Set<String> keys;

    /** @param keys the metadata that is kept */
    MidazReader(Set<String> keys) {
        this.keys = keys;
    }

    LedgerTransaction read(JsonNode json) throws Unreadable {
        boolean deleted = json.path("deletedAt").isString();
        return new LedgerTransaction(
                deleted ? LedgerTransaction.DELETED : word(json.path("status"), "code", "status.code"),
                VendorFields.id(json, "parentTransactionId").orElse(null),
                text(json, "description"),
                asset(json),
                json.path("amount").isNull() || json.path("amount").isMissingNode()
                        ? null
                        : amount(json.path("amount"), json.path("amountScale"), "amount"),
                text(json, "chartOfAccountsGroupName"),
                VendorFields.id(json, "routeId").orElse(null),
                instant(json, "createdAt"),
                metadata(json.path("metadata")),
                operations(json.path("operations")));
    }

    private List<LedgerOperation> operations(JsonNode json) throws Unreadable {
        List<LedgerOperation> operations = new ArrayList<>();
        for (JsonNode each : json) {
            if (!each.path("deletedAt").isString()) {
                operations.add(operation(each));
            }
        }
        operations.sort(Comparator.comparing(LedgerOperation::id));
        return List.copyOf(operations);
    }

    private LedgerOperation operation(JsonNode json) throws Unreadable {
        String type = word(json, "type", "operations[].type");
        return new LedgerOperation(
                id(json, "id"),
                id(json, "accountId"),
                VendorFields.text(json, "accountAlias").orElse(""),
                "",
                type,
                credit(json, type),
                json.path("balanceAffected").asBoolean(true),
                magnitude(json.path("amount")),
                text(json, "balanceKey"),
                text(json, "description"),
                text(json, "chartOfAccounts"),
                VendorFields.id(json, "routeId").orElse(null),
                text(json, "routeCode"),
                text(json, "routeDescription"),
                instant(json, "createdAt"),
                metadata(json.path("metadata")));
    }

    /** Versions before 3.6 leave the direction to the type. */
    private static @Nullable Boolean credit(JsonNode json, String type) {
        Optional<String> direction = VendorFields.text(json, "direction").map(text -> text.toLowerCase(Locale.ROOT));
        if (direction.isPresent()) {
            return switch (direction.get()) {
                case "credit" -> true;
                case "debit" -> false;
                default -> null;
            };
        }
        return switch (type) {
            case "CREDIT", "RELEASE" -> true;
            case "DEBIT", "ON_HOLD" -> false;
            default -> null;
        };
    }

    /** {@code {"value": "1500.75"}}, or in versions before 3 {@code {"amount": 150075, "scale": 2}}. */
    private static BigDecimal magnitude(JsonNode amount) throws Unreadable {
        JsonNode value = amount.has("value") ? amount.path("value") : amount.path("amount");
        BigDecimal read = amount(value, amount.path("scale"), "operations[].amount");
        if (read.signum() < 0) {
            throw new Unreadable("operations[].amount is below zero");
        }
        return read;
    }

    private static BigDecimal amount(JsonNode value, JsonNode scale, String name) throws Unreadable {
        BigDecimal read = LedgerAmounts.read(value).orElseThrow(() -> new Unreadable(name + " is not an amount"));
        if (scale.isMissingNode() || scale.isNull()) {
            return read;
        }
        return LedgerAmounts.scaled(read, scale)
                .orElseThrow(() -> new Unreadable("the scale of " + name + " is not a number from 0 to 18"));
    }

    private static String asset(JsonNode json) throws Unreadable {
        return VendorFields.text(json, "assetCode")
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[A-Z0-9_-]{2,16}"))
                .orElseThrow(() -> new Unreadable("assetCode is not a code of 2 to 16 characters"));
    }

    private static String word(JsonNode json, String member, String name) throws Unreadable {
        return VendorFields.text(json, member)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(text -> text.matches("[A-Z_]{1,40}"))
                .orElseThrow(() -> new Unreadable(name + " is not a word"));
    }

    private static String id(JsonNode json, String member) throws Unreadable {
        return VendorFields.id(json, member)
                .orElseThrow(() -> new Unreadable("operations[]." + member + " is not an id"));
    }

    private static Instant instant(JsonNode json, String member) throws Unreadable {
        return VendorFields.instant(json, member).orElseThrow(() -> new Unreadable(member + " is not an instant"));
    }

    private static @Nullable String text(JsonNode json, String member) {
        return VendorFields.text(json, member).orElse(null);
    }

    private SortedMap<String, String> metadata(JsonNode json) {
        SortedMap<String, String> metadata = new TreeMap<>();
        for (String key : keys) {
            if (key.length() <= MOST_KEY && !json.path(key).isContainer()) {
                JsonNode value = json.path(key);
                Optional<String> text = value.isBoolean()
                        ? Optional.of(Boolean.toString(value.booleanValue()))
                        : VendorFields.text(json, key);
                text.ifPresent(known -> metadata.put(key, known));
            }
        }
        return metadata;
    }
}
