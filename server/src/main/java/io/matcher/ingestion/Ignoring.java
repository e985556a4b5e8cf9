package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sets transactions aside, with a reason that is kept. */
@Component
class Ignoring {

    private final Transactions transactions;
    private final Contexts contexts;
    private final TransactionStore store;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    Ignoring(
            Transactions transactions,
            Contexts contexts,
            TransactionStore store,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
    }

    /** Makes an unmatched transaction ignored; any other is refused with {@code MTCH-0305}. */
    Outcome<TransactionView> ignore(Caller caller, UUID contextId, UUID transactionId, String reason) {
        return transactions.in(caller.tenant(), () -> contexts.activeContext(caller.tenant(), contextId)
                .then(context -> find(caller, contextId, transactionId))
                .then(found -> store.ignore(caller.tenant(), contextId, transactionId)
                        ? Outcome.done(found)
                        : Outcome.refused(
                                ErrorCode.INVALID_TRANSACTION_STATE,
                                "The transaction is " + found.status() + "; only an UNMATCHED one can be ignored"))
                .then(ignored -> {
                    record(caller, ignored, reason.strip());
                    return find(caller, contextId, transactionId);
                }));
    }

    private Outcome<TransactionView> find(Caller caller, UUID contextId, UUID transactionId) {
        return store.byId(caller.tenant(), List.of(transactionId)).stream()
                .filter(transaction -> transaction.contextId().equals(contextId))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "The context has no such transaction"));
    }

    private void record(Caller caller, TransactionView transaction, String reason) {
        store.recordIgnore(caller.tenant(), transaction, reason, caller.subject());
        audit.record(
                caller,
                "transaction",
                transaction.id(),
                "IGNORE",
                Map.of("previousStatus", transaction.status(), "version", transaction.version()));
        outbox.add(
                caller.tenant(),
                "transaction.ignored",
                "transaction",
                transaction.id(),
                Map.of(
                        "transactionId", transaction.id(),
                        "ingestionJobId", transaction.jobId(),
                        "contextId", transaction.contextId(),
                        "sourceId", transaction.sourceId(),
                        "previousStatus", transaction.status(),
                        "status", TransactionStatus.IGNORED));
        events.publishEvent(new TransactionIgnored(caller.tenant(), transaction.contextId(), transaction.id()));
    }
}
