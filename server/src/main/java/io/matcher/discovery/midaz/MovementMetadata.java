package io.matcher.discovery.midaz;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row says beside amount and day: where in the ledger it came from, under {@code midaz.…}, and the metadata that the source asks
 * for by name, since the rest may be personal. When something was last touched is left out: it changes without meaning.
 */
final class MovementMetadata {

    private static final int MOST_LISTED = 20;

    private MovementMetadata() {}

    /**
     * The metadata of a row.
     *
     * @param of the operations that it counts
     * @param promoted is given the values that the source asks for, in the source's order
     */
    static SortedMap<String, String> of(
            String id,
            LedgerTransaction transaction,
            MidazSource source,
            List<LedgerOperation> of,
            Collection<String> promoted) {
        SortedMap<String, String> metadata = new TreeMap<>();
        LedgerRef ledger = source.ledger();
        put(metadata, "organization_id", ledger.organization().toString());
        put(metadata, "ledger_id", ledger.ledger().toString());
        put(metadata, "transaction_id", id);
        put(metadata, "parent_transaction_id", transaction.parent());
        put(metadata, "is_reversal", Boolean.toString(transaction.parent() != null));
        put(metadata, "status", transaction.status());
        put(metadata, "chart_of_accounts_group", transaction.chartOfAccountsGroup());
        put(metadata, "created_at", transaction.createdAt().toString());
        put(metadata, "operation_ids", listed(of.stream().map(LedgerOperation::id)));
        put(metadata, "type", listed(of.stream().map(LedgerOperation::type)));
        put(metadata, "direction", listed(of.stream().map(MovementMetadata::direction)));
        put(metadata, "account_id", listed(of.stream().map(LedgerOperation::accountId)));
        put(metadata, "account_alias", listed(of.stream().map(LedgerOperation::accountAlias)));
        put(metadata, "counterparty_aliases", listed(others(transaction, of)));
        put(metadata, "balance_key", listed(of.stream().map(LedgerOperation::balanceKey)));
        put(metadata, "chart_of_accounts", listed(of.stream().map(LedgerOperation::chartOfAccounts)));
        String route = listed(of.stream().map(LedgerOperation::routeId));
        put(metadata, "route_id", route.isEmpty() ? transaction.routeId() : route);
        put(metadata, "route_code", listed(of.stream().map(LedgerOperation::routeCode)));
        for (String key : source.metadataKeys()) {
            String value = Stream.concat(
                            Stream.of(transaction.metadata()), of.stream().map(LedgerOperation::metadata))
                    .map(known -> known.get(key))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (value != null) {
                metadata.put(key, value);
                promoted.add(value);
            }
        }
        return metadata;
    }

    private static Stream<String> others(LedgerTransaction transaction, List<LedgerOperation> of) {
        List<String> own = of.stream().map(LedgerOperation::accountId).toList();
        return transaction.operations().stream()
                .filter(each -> !own.contains(each.accountId()))
                .map(LedgerOperation::accountAlias);
    }

    private static @Nullable String direction(LedgerOperation operation) {
        return operation.credit() == null ? null : operation.credit() ? "credit" : "debit";
    }

    private static String listed(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_LISTED)
                .collect(Collectors.joining(","));
    }

    private static void put(SortedMap<String, String> metadata, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            metadata.put("midaz." + name, value);
        }
    }
}
