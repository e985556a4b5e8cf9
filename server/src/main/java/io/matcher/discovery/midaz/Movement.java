package io.matcher.discovery.midaz;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source, made of a transaction of a ledger.
 *
 * @param amount signed as the source asks, without trailing zeros, within {@code numeric(20,8)}, never zero
 * @param at when the newest of what was counted happened; of a two-phase transaction that is its commit
 * @param reference the first of the source's metadata keys that the transaction has; null for none
 * @param pending held, not moved
 */
record Movement(
        String externalId,
        BigDecimal amount,
        String currency,
        Instant at,
        @Nullable String description,
        @Nullable String reference,
        boolean pending,
        SortedMap<String, String> metadata) {}
