package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.ingestion.TransactionStatus;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes adjustments: each explains a part of a difference, and no more than there is. */
@Component
class Adjusting {

    private final Transactions transactions;
    private final Contexts contexts;
    private final GroupChangeStore changes;
    private final Unmatching unmatching;
    private final AdjustmentStore adjustments;
    private final ContextTransactions contextTransactions;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Adjusting(
            Transactions transactions,
            Contexts contexts,
            GroupChangeStore changes,
            Unmatching unmatching,
            AdjustmentStore adjustments,
            ContextTransactions contextTransactions,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.changes = changes;
        this.unmatching = unmatching;
        this.adjustments = adjustments;
        this.contextTransactions = contextTransactions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Outcome<Adjustment> adjust(Caller caller, UUID contextId, CreateAdjustmentRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(
                tenant, () -> contexts.activeContext(tenant, contextId).then(context -> {
                    UUID group = request.matchGroupId();
                    UUID transaction = request.transactionId();
                    if (group != null) {
                        return unmatching.live(tenant, contextId, group).then(live -> ofGroup(caller, live, request));
                    }
                    return transaction == null
                            ? AdjustmentCheck.invalid(
                                    "body.matchGroupId", "is required where no transactionId is given")
                            : contextTransactions
                                    .find(tenant, contextId, transaction)
                                    .then(view -> ofTransaction(caller, view, request));
                }));
    }

    private Outcome<Adjustment> ofGroup(Caller caller, MatchGroup group, CreateAdjustmentRequest request) {
        BigDecimal difference = group.difference();
        if (difference == null) {
            return Outcome.refused(ErrorCode.GROUP_STATE, "The sides of the group are in different currencies");
        }
        UUID transaction = request.transactionId();
        Optional<MatchGroup.Item> item = group.items().stream()
                .filter(each -> each.transactionId().equals(transaction))
                .findFirst();
        if (transaction != null && item.isEmpty()) {
            return AdjustmentCheck.invalid("body.transactionId", "is not in the group");
        }
        boolean onTheRight = item.filter(each -> each.side().equals("RIGHT")).isPresent();
        int present =
                adjustments.countedIn(caller.tenant(), List.of(group.id())).size();
        return AdjustmentCheck.amount(request, group.currency())
                .then(amount ->
                        AdjustmentCheck.within(difference, request.direction().effect(amount, onTheRight)))
                .then(effect -> AdjustmentCheck.beside(present, effect))
                .map(effect -> {
                    Adjustment made = insert(caller, group.contextId(), request, effect, group.id());
                    changes.adjust(caller, group, effect, difference.add(effect));
                    return made;
                });
    }

    private Outcome<Adjustment> ofTransaction(Caller caller, TransactionView view, CreateAdjustmentRequest request) {
        if (view.status() != TransactionStatus.UNMATCHED) {
            return Outcome.refused(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "The transaction is " + view.status() + "; name the group that holds it, or wait until it is open");
        }
        boolean onTheRight = contexts.source(caller.tenant(), view.sourceId())
                .map(Source::side)
                .filter(side -> side == Side.RIGHT)
                .isPresent();
        int present =
                adjustments.lockWaiting(caller.tenant(), List.of(view.id())).size();
        return AdjustmentCheck.amount(request, view.currency())
                .then(amount ->
                        AdjustmentCheck.beside(present, request.direction().effect(amount, onTheRight)))
                .map(effect -> insert(caller, view.contextId(), request, effect, null));
    }

    private Adjustment insert(
            Caller caller, UUID contextId, CreateAdjustmentRequest request, BigDecimal effect, @Nullable UUID groupId) {
        Adjustment made = adjustments.insert(
                caller,
                new Adjustment(
                        Ids.next(),
                        contextId,
                        groupId,
                        request.transactionId(),
                        groupId,
                        request.type(),
                        request.direction(),
                        effect.abs(),
                        effect,
                        request.currency(),
                        request.reason().strip(),
                        request.description(),
                        caller.subject(),
                        clock.instant(),
                        clock.instant()));
        tell(caller, made);
        return made;
    }

    private void tell(Caller caller, Adjustment made) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "context_id", made.contextId(),
                "type", made.type(),
                "direction", made.direction(),
                "amount", MatchItemResponse.decimal(made.amount()),
                "effect", MatchItemResponse.decimal(made.effect()),
                "currency", made.currency()));
        if (made.groupId() != null) {
            facts.put("match_group_id", made.groupId());
        }
        if (made.transactionId() != null) {
            facts.put("transaction_id", made.transactionId());
        }
        audit.record(caller, "adjustment", made.id(), "CREATE", facts);
        facts.put("adjustment_id", made.id());
        outbox.add(caller.tenant(), "adjustment.created", "adjustment", made.id(), facts);
    }
}
