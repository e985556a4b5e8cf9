package io.matcher.ingestion;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The door to what is still open. Every method is called within a transaction of the tenant, and changes nothing outside of it.
 *
 * <p>Settling takes versions: an item that was amended, settled or set aside in the meantime is left alone and missing in the count,
 * and the caller rolls back.
 */
@Component
public class OpenItems {

    private final OpenItemStore store;
    private final TransactionStore transactions;

    OpenItems(OpenItemStore store, TransactionStore transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Hands over every posted, unmatched transaction of the context, in no particular order and in constant memory. */
    public void stream(TenantId tenant, UUID contextId, Consumer<Candidate> candidates) {
        store.stream(tenant, contextId, candidates);
    }

    /** How many unmatched transactions each source of the context has; a source without any is not named. */
    public Map<UUID, Long> unmatched(TenantId tenant, UUID contextId) {
        return store.unmatched(tenant, contextId);
    }

    /**
     * As {@link #allocate}, for the few transactions of a proposal that a person confirms.
     *
     * @param parts of the transactions, all of the context
     * @return how many had so much open; where it was all, they are matched
     */
    public int allocateProposed(TenantId tenant, UUID contextId, Map<UUID, BigDecimal> parts) {
        return store.allocateProposed(tenant, contextId, parts);
    }

    /**
     * Makes unmatched transactions matched.
     *
     * @param stagingTable a {@link Staging} table with columns {@code transaction_id uuid, version int}, all of one context
     * @return how many were unmatched in that version and are matched now
     */
    public int settle(TenantId tenant, String stagingTable) {
        return store.settle(tenant, stagingTable, "UNMATCHED");
    }

    /** As {@link #settle}, for transactions that were proposed and are confirmed now. */
    public int settleProposed(TenantId tenant, String stagingTable) {
        return store.settle(tenant, stagingTable, "PENDING_REVIEW");
    }

    /**
     * Lets nobody else settle or change these open items until the transaction ends. Nobody is waited for: two people who each held what
     * the other waits for would wait for good.
     *
     * @return how many are held now; fewer than asked for when some are not open, or are in somebody else's hands
     */
    public int hold(TenantId tenant, UUID contextId, Collection<UUID> transactionIds) {
        return store.hold(tenant, contextId, transactionIds);
    }

    /**
     * The same for many, waiting for whoever holds one of them.
     *
     * @param stagingTable a {@link Staging} table with a column {@code transaction_id uuid}
     */
    public void hold(TenantId tenant, UUID contextId, String stagingTable) {
        store.hold(tenant, contextId, stagingTable);
    }

    /**
     * As {@link #settle(TenantId, String)}, for the few transactions that a person matches.
     *
     * @param versions of the transactions, all of the context
     */
    public int settle(TenantId tenant, UUID contextId, Map<UUID, Integer> versions) {
        return store.settle(tenant, contextId, versions, "UNMATCHED");
    }

    /** The same for transactions that were proposed and are confirmed now. */
    public int settleProposed(TenantId tenant, UUID contextId, Map<UUID, Integer> versions) {
        return store.settle(tenant, contextId, versions, "PENDING_REVIEW");
    }

    /**
     * Gives away parts of unmatched transactions, which stay open with what is left.
     *
     * @param stagingTable a {@link Staging} relation with columns {@code transaction_id uuid, version int, part numeric}, all of one context
     * @return how many were unmatched in that version and had more open than their part
     */
    public int allocate(TenantId tenant, String stagingTable) {
        return store.allocate(tenant, stagingTable);
    }

    /**
     * Takes from transactions of a context what groups hold of them. Called for those that are open, one way or another, with all that is
     * not held; whoever waited for a review of the rest is unmatched.
     */
    public void reduce(TenantId tenant, UUID contextId, Map<UUID, BigDecimal> held) {
        store.reduce(tenant, contextId, held);
    }

    /**
     * Makes unmatched transactions wait for a person's review.
     *
     * @param stagingTable a {@link Staging} table with columns {@code transaction_id uuid, version int}
     * @return how many were unmatched in that version and wait now
     */
    public int propose(TenantId tenant, String stagingTable) {
        return store.propose(tenant, stagingTable);
    }

    /**
     * Puts transactions back as unmatched, wholly open, in their current version. One that its source deleted is set aside instead;
     * one that was set aside stays so.
     *
     * @return how many are open again
     */
    public int reopen(TenantId tenant, Collection<UUID> transactionIds) {
        return store.reopen(tenant, transactionIds);
    }

    /**
     * As {@link #reopen(TenantId, Collection)}, for many.
     *
     * @param stagingTable a {@link Staging} table with a column {@code transaction_id uuid}
     */
    public int reopen(TenantId tenant, String stagingTable) {
        return store.reopen(tenant, stagingTable);
    }

    /**
     * Hands over transactions in versions that they once had, in no particular order and in constant memory.
     *
     * @param stagingTable a {@link Staging} table with columns {@code transaction_id uuid, version int, amount numeric}, the last of which
     *     is what was open then and is handed over as the amount
     */
    public void streamVersions(TenantId tenant, String stagingTable, Consumer<Candidate> candidates) {
        store.streamVersions(tenant, stagingTable, candidates);
    }

    /** What to look for near a transaction. */
    public record Near(UUID contextId, Collection<UUID> sourceIds, TransactionView of, int most) {}

    /**
     * The posted, unmatched transactions of some sources that come closest to one: those that bear its external id or reference, then those
     * of its currency, then by amount and date.
     */
    public List<TransactionView> near(TenantId tenant, Near near) {
        return transactions.near(tenant, near);
    }

    /** The transactions of these ids, as far as they are there. */
    public Map<UUID, TransactionView> byId(TenantId tenant, Collection<UUID> transactionIds) {
        return transactions.byId(tenant, transactionIds).stream()
                .collect(Collectors.toMap(TransactionView::id, Function.identity()));
    }
}
