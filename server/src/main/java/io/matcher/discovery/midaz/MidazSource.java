package io.matcher.discovery.midaz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a source asks of its connection to Midaz: its config, read.
 *
 * @param excludePending whether two-phase transactions are left out until they are committed
 * @param includeNoted whether annotations, which move no balance, are taken too
 * @param inverted whether signs are turned round: else what adds to the account of its holder is above zero
 * @param lookbackDays how far back the first pull reads, in days
 * @param rescanDays how far back the daily second look reads, in days
 * @param safetyLagSeconds how long what is new is left alone before it is read, in seconds
 * @param metadataKeys the metadata that is taken over, in order; the first that a row has is its reference
 */
record MidazSource(
        LedgerRef ledger,
        AccountFilter filter,
        boolean excludePending,
        boolean includeNoted,
        Granularity granularity,
        boolean inverted,
        int lookbackDays,
        int rescanDays,
        int safetyLagSeconds,
        List<String> metadataKeys) {

    static final String CONNECTION = "midazConnection";
    static final List<String> USUAL_KEYS =
            List.of("endToEndId", "txid", "nsu", "authorizationCode", "orderId", "bankReference");

    private static final int MOST_LOOKBACK_DAYS = 3_660;
    private static final int MOST_RESCAN_DAYS = 90;
    private static final int MOST_LAG_SECONDS = 3_600;
    private static final int MOST_NAMED = 100;
    private static final int MOST_KEYS = 50;

    MidazSource {
        metadataKeys = List.copyOf(metadataKeys);
    }

    /** Reads a config, noting each member that can not be used; null when there was any. */
    static @Nullable MidazSource read(JsonNode config, ConfigReader.Problems problems) {
        ConfigReader members = new ConfigReader(config, "", problems);
        var organization = members.uuid("organization_id");
        var ledger = members.uuid("ledger_id");
        AccountFilter filter =
                filter(members.object("account_filter", Set.of("accounts", "aliases", "types", "path_prefix")));
        boolean excludePending = members.flag("exclude_pending", true);
        boolean includeNoted = members.flag("include_noted", false);
        Granularity granularity = members.word(
                "granularity", Granularity::ofWire, Granularity.ACCOUNT_NET, "account_net, operation or transaction");
        boolean inverted = members.word(
                "sign",
                text -> switch (text) {
                    case "holder" -> Optional.of(false);
                    case "inverted" -> Optional.of(true);
                    default -> Optional.empty();
                },
                false,
                "holder or inverted");
        int lookback = members.number("lookback_days", 1, MOST_LOOKBACK_DAYS, 30);
        int rescan = members.number("rescan_days", 0, MOST_RESCAN_DAYS, 7);
        int lag = members.number("safety_lag_seconds", 0, MOST_LAG_SECONDS, 60);
        List<String> keys = members.texts("metadata_keys", MOST_KEYS, USUAL_KEYS);
        if (organization == null || ledger == null || problems.any()) {
            return null;
        }
        return new MidazSource(
                new LedgerRef(organization, ledger),
                filter,
                excludePending,
                includeNoted,
                granularity,
                inverted,
                lookback,
                rescan,
                lag,
                keys);
    }

    /** All that decides which rows the source gets, the same text for the same wish. */
    String canonical() {
        return String.join(
                "|",
                ledger.key(),
                new TreeSet<>(filter.accounts()).toString(),
                new TreeSet<>(filter.aliases()).toString(),
                new TreeSet<>(filter.types()).toString(),
                filter.pathPrefix().toString(),
                excludePending + "," + includeNoted + "," + granularity + "," + inverted,
                metadataKeys.toString());
    }

    private static AccountFilter filter(ConfigReader members) {
        return new AccountFilter(
                Set.copyOf(members.texts("accounts", MOST_NAMED, List.of())),
                members.texts("aliases", MOST_NAMED, List.of()).stream()
                        .map(AccountFilter::bare)
                        .collect(Collectors.toUnmodifiableSet()),
                members.texts("types", MOST_NAMED, List.of()).stream()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                members.text("path_prefix").map(AccountFilter::bare));
    }
}
