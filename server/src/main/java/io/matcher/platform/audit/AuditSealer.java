package io.matcher.platform.audit;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Chains what was recorded, in batches and after the fact, so that the chain never makes the work wait for its turn.
 *
 * <p>What this node recorded is sealed within a second; what another node or a crash left behind, within a minute.
 */
@Component
class AuditSealer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
    private static final int BATCH = 500;

    private final AuditChainStore store;
    private final Transactions transactions;
    private final Tenants tenants;
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

    AuditSealer(AuditChainStore store, Transactions transactions, Tenants tenants) {
        this.store = store;
        this.transactions = transactions;
        this.tenants = tenants;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void recorded(Audit.AuditRecorded event) {
        waiting.add(event.tenant());
    }

    @Scheduled(fixedDelay = 500)
    void sealWaiting() {
        for (TenantId tenant : Set.copyOf(waiting)) {
            waiting.remove(tenant);
            sealOrTryAgain(tenant);
        }
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 60_000)
    void sealLeftBehind() {
        try {
            tenants.all().forEach(this::sealOrTryAgain);
        } catch (RuntimeException outage) {
            LOG.warn("Tenants could not be listed for sealing; tried again in a minute: {}", outage.toString());
        }
    }

    private void sealOrTryAgain(TenantId tenant) {
        try {
            while (seal(tenant) == BATCH) {
                LOG.debug("More to seal for {}", tenant);
            }
        } catch (RuntimeException outage) {
            LOG.warn("The audit of tenant {} could not be sealed; tried again: {}", tenant, outage.toString());
            waiting.add(tenant);
        }
    }

    /** Seals up to a batch of rows; gives how many there were. */
    int seal(TenantId tenant) {
        return transactions.in(tenant, () -> {
            store.lock(tenant);
            List<AuditRow> rows = store.unsealed(tenant, BATCH);
            ChainLink link = rows.isEmpty() ? ChainLink.genesis() : store.last(tenant);
            for (AuditRow row : rows) {
                link = link.next(row);
                store.append(row, link);
            }
            return rows.size();
        });
    }
}
