package io.matcher.discovery.midaz;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One touch of a balance.
 *
 * @param accountType empty unless a source asks for it
 * @param type {@code DEBIT}, {@code CREDIT}, {@code ON_HOLD}, {@code RELEASE}, {@code OVERDRAFT}, {@code BLOCK}, {@code UNBLOCK}, or a
 *     later word of Midaz
 * @param credit whether it adds to the account; null where Midaz does not say and the type does not tell
 * @param affected whether it moved the balance; annotations do not
 * @param amount never below zero
 * @param metadata the keys that sources ask for
 */
record LedgerOperation(
        String id,
        String accountId,
        String accountAlias,
        String accountType,
        String type,
        @Nullable Boolean credit,
        boolean affected,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @Nullable String balanceKey,
        @Nullable String description,
        @Nullable String chartOfAccounts,
        @Nullable String routeId,
        @Nullable String routeCode,
        @Nullable String routeDescription,
        Instant createdAt,
        SortedMap<String, String> metadata) {

    static final String EXTERNAL = "@external/";

    /** Whether its account stands for the world outside the ledger. */
    @JsonIgnore
    boolean isExternal() {
        return accountAlias.startsWith(EXTERNAL);
    }

    LedgerOperation withAccountType(String known) {
        return new LedgerOperation(
                id,
                accountId,
                accountAlias,
                known,
                type,
                credit,
                affected,
                amount,
                balanceKey,
                description,
                chartOfAccounts,
                routeId,
                routeCode,
                routeDescription,
                createdAt,
                metadata);
    }
}
