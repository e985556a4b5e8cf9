package io.matcher.ingestion;

import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * Transactions that are matched, or proposed to be, have a new version or were deleted at their source, so that the groups they sit in
 * no longer hold. Published within the transaction of the change, in lots of at most 1,000; whoever keeps groups revokes them there.
 */
public record MatchedTransactionsChanged(TenantId tenant, UUID contextId, List<UUID> transactionIds) {

    /** The most ids that one event carries. */
    public static final int MOST = 1_000;

    public MatchedTransactionsChanged {
        transactionIds = List.copyOf(transactionIds);
    }
}
