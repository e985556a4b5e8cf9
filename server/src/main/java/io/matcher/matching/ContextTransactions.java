package io.matcher.matching;

import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the one transaction that a request names. */
@Component
class ContextTransactions {

    private final OpenItems openItems;

    ContextTransactions(OpenItems openItems) {
        this.openItems = openItems;
    }

    /** The transaction, if it is of that context; called within a transaction of the tenant. */
    Outcome<TransactionView> find(TenantId tenant, UUID contextId, UUID transactionId) {
        return Optional.ofNullable(
                        openItems.byId(tenant, List.of(transactionId)).get(transactionId))
                .filter(view -> view.contextId().equals(contextId))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such transaction in this context"));
    }
}
