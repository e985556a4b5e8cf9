package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Transactions that sit in no group have a new version and are open for matching, so that what was decided about them was decided about
 * something else. Published within the transaction of the change, in lots of at most {@link MatchedTransactionsChanged#MOST}.
 */
public record OpenTransactionsAmended(TenantId tenant, UUID contextId, List<UUID> transactionIds) {

    public OpenTransactionsAmended {
        transactionIds = List.copyOf(transactionIds);
    }
}
