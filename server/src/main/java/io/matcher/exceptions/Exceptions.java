package io.matcher.exceptions;

import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.OpenTransactionsAmended;
import io.matcher.ingestion.TransactionIgnored;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The door to exceptions. Every method is called within a transaction of the tenant, and works on sets of transactions at once. */
@Component
public class Exceptions {

    /** So many transactions are looked at together. */
    private static final int LOT = 5_000;

    private final ExceptionStore store;
    private final OpenItems openItems;
    private final Staging staging;
    private final BinaryCopy copy;
    private final Clock clock;

    Exceptions(ExceptionStore store, OpenItems openItems, Staging staging, BinaryCopy copy, Clock clock) {
        this.store = store;
        this.openItems = openItems;
        this.staging = staging;
        this.copy = copy;
        this.clock = clock;
    }

    /**
     * Raises exceptions for the transactions that a run left over. A transaction that has an open one keeps it: its severity can only
     * rise, and a reason gives way only to a more telling one. What a person resolved stays resolved.
     *
     * @param stagingTable made with {@link Leftover#COLUMNS} and filled by {@link Leftover#write}
     * @return how many exceptions are new
     */
    public int raise(Caller caller, UUID contextId, UUID runId, String stagingTable) {
        store.refresh(caller, runId, stagingTable);
        return store.insert(caller.tenant(), contextId, runId, stagingTable);
    }

    /**
     * Closes the open exceptions of transactions that are matched now.
     *
     * @param stagingTable with columns {@code transaction_id uuid, group_id uuid}
     * @return how many were closed
     */
    public int closeMatched(Caller caller, String stagingTable) {
        return store.closeMatched(caller, stagingTable);
    }

    /**
     * Closes the open exceptions of transactions that a person has matched.
     *
     * @param groupId the group that they are in now
     * @return how many were closed
     */
    public int closeMatched(Caller caller, UUID groupId, Collection<UUID> transactionIds) {
        return store.closeMatched(caller, groupId, transactionIds);
    }

    /** Why transactions are without a match again. */
    public enum Cause {
        /** A person, or an amended counterpart, broke up the group; only what that group closed opens again. */
        GROUP_REVOKED,
        /** The transaction itself is another now; whatever was decided about it is open again. */
        TRANSACTION_AMENDED
    }

    /**
     * Opens exceptions again for transactions that are without a match again, and makes one for each that never had any.
     *
     * @param contextId of the transactions
     * @param groupId the group that was broken up
     * @return how many are open now that were not before
     */
    public int reopen(Caller caller, UUID contextId, UUID groupId, Collection<UUID> transactionIds, Cause cause) {
        int reopened = store.reopen(caller, groupId, transactionIds, cause);
        List<UUID> without = store.without(caller.tenant(), transactionIds);
        if (without.isEmpty()) {
            return reopened;
        }
        return reopened + raise(caller, contextId, without);
    }

    /**
     * As {@link #reopen(Caller, UUID, UUID, Collection, Cause)}, for the transactions of many groups that a person broke up together.
     *
     * @param stagingTable with columns {@code transaction_id uuid, group_id uuid}
     */
    public int reopen(Caller caller, UUID contextId, String stagingTable) {
        int opened = store.reopen(caller, stagingTable);
        List<UUID> lot = store.without(caller.tenant(), stagingTable, LOT);
        while (!lot.isEmpty()) {
            opened += raise(caller, contextId, lot);
            lot = store.without(caller.tenant(), stagingTable, lot.getLast(), LOT);
        }
        return opened;
    }

    private int raise(Caller caller, UUID contextId, List<UUID> transactionIds) {
        Map<UUID, TransactionView> views = openItems.byId(caller.tenant(), transactionIds);
        String table = staging.create("reopen_" + Ids.next().toString().replace("-", ""), Leftover.DEFINITION);
        copy.into(table, Leftover.COLUMNS, writer -> views.values().stream()
                .filter(view -> !view.deleted())
                .forEach(view -> Leftover.of(view).write(writer, clock.instant())));
        int made = store.insert(caller.tenant(), contextId, null, table);
        staging.drop(table);
        return made;
    }

    /** A transaction that was set aside needs nobody's attention any more. */
    @EventListener
    void on(TransactionIgnored event) {
        store.closeIgnored(Caller.system(event.tenant()), event.transactionId());
    }

    /** A transaction that is in no group is another now; what a person decided about it is open again. */
    @EventListener
    void on(OpenTransactionsAmended event) {
        store.reopenAmended(Caller.system(event.tenant()), event.transactionIds());
    }

    /** How many exceptions of the tenant are not resolved, for those who show the state of the house. */
    public long open(TenantId tenant) {
        return store.open(tenant);
    }
}
