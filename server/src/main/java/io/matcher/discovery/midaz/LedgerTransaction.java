package io.matcher.discovery.midaz;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.matcher.discovery.pull.KeptRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a ledger as the mirror keeps it: all that its sources may ask of it, and nothing that changes without meaning, such
 * as when it was last touched.
 *
 * @param status {@code CREATED}, {@code APPROVED}, {@code PENDING}, {@code CANCELED}, {@code NOTED}; {@link #DELETED} for what was deleted
 * @param parent the transaction that it reverses; null for none
 * @param assetCode in capitals
 * @param amount what it moved in all; null where Midaz does not say
 * @param createdAt by Midaz's clock, or the past day that somebody gave it
 * @param metadata the keys that sources ask for
 * @param operations in the order of their ids
 */
record LedgerTransaction(
        String status,
        @Nullable String parent,
        @Nullable String description,
        String assetCode,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal amount,

        @Nullable String chartOfAccountsGroup,
        @Nullable String routeId,
        Instant createdAt,
        SortedMap<String, String> metadata,
        List<LedgerOperation> operations)
        implements KeptRecord {

    static final String DELETED = "DELETED";
    private static final Set<String> UNSETTLED = Set.of("CREATED", "PENDING");

    @Override
    public LocalDate bookingDate() {
        return createdAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public boolean settled() {
        return !UNSETTLED.contains(status);
    }

    LedgerTransaction withAccountTypes(Function<String, String> typeOf) {
        return new LedgerTransaction(
                status,
                parent,
                description,
                assetCode,
                amount,
                chartOfAccountsGroup,
                routeId,
                createdAt,
                metadata,
                operations.stream()
                        .map(operation -> operation.withAccountType(typeOf.apply(operation.accountId())))
                        .toList());
    }
}
