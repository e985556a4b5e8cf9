package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.exceptions.Exceptions;
import io.matcher.ingestion.MatchedTransactionsChanged;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes groups apart: because a person says so, or because a transaction in them is another now. */
@Component
class Unmatching {

    private static final String AMENDED = "A transaction of the group was changed or deleted at its source";

    private final Transactions transactions;
    private final Contexts contexts;
    private final GroupStore groups;
    private final GroupChangeStore changes;
    private final RejectionStore rejections;
    private final AdjustmentStore adjustments;
    private final OpenItems openItems;
    private final Exceptions exceptions;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Unmatching(
            Transactions transactions,
            Contexts contexts,
            GroupStore groups,
            GroupChangeStore changes,
            RejectionStore rejections,
            AdjustmentStore adjustments,
            OpenItems openItems,
            Exceptions exceptions,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.groups = groups;
        this.changes = changes;
        this.rejections = rejections;
        this.adjustments = adjustments;
        this.openItems = openItems;
        this.exceptions = exceptions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes the group apart, and remembers that a person did, so that no run puts the same pair together again. */
    Outcome<Boolean> unmatch(Caller caller, UUID contextId, UUID groupId, String reason) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.activeContext(tenant, contextId)
                .then(context -> live(tenant, context.id(), groupId))
                .map(group -> {
                    takeApart(caller, group, Cause.UNMATCHED, reason);
                    return true;
                }));
    }

    /** Why a person takes a group apart, with what the audit calls it. */
    enum Cause {
        UNMATCHED("UNMATCH"),
        REJECTED("REJECT");

        private final String action;

        Cause(String action) {
            this.action = action;
        }
    }

    /** Takes a live group that is locked apart, and remembers that a person did. */
    void takeApart(Caller caller, MatchGroup group, Cause cause, String reason) {
        rejections.remember(caller, group.contextId(), group.id());
        end(caller, group, cause.name(), cause.action, reason);
        Set<UUID> ids = group.transactionIds();
        openItems.reopen(caller.tenant(), ids);
        exceptions.reopen(caller, group.contextId(), group.id(), ids, Exceptions.Cause.GROUP_REVOKED);
    }

    /** The group in effect, locked, if it is of that context; called within a transaction of the tenant. */
    Outcome<MatchGroup> live(TenantId tenant, UUID contextId, UUID groupId) {
        return found(contextId, groups.find(tenant, groupId))
                .then(Unmatching::inEffect)
                .then(group -> held(tenant, group))
                .then(group -> found(contextId, groups.lock(tenant, groupId)))
                .then(Unmatching::inEffect);
    }

    private static Outcome<MatchGroup> found(UUID contextId, Optional<MatchGroup> group) {
        return group.filter(one -> one.contextId().equals(contextId))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such match group in this context"));
    }

    private static Outcome<MatchGroup> inEffect(MatchGroup group) {
        return group.live()
                ? Outcome.done(group)
                : Outcome.refused(ErrorCode.GROUP_STATE, "The group is not in effect: " + state(group));
    }

    /**
     * Takes hold of what a proposal waits for before the proposal itself, in the order in which a source that changes a transaction does:
     * the other way round the two would wait for each other.
     */
    private Outcome<MatchGroup> held(TenantId tenant, MatchGroup group) {
        Set<UUID> ids = group.transactionIds();
        return !group.status().equals("PROPOSED") || openItems.hold(tenant, group.contextId(), ids) == ids.size()
                ? Outcome.done(group)
                : Outcome.refused(
                        ErrorCode.GROUP_STATE,
                        "Somebody decides about the group, or changes a transaction of it, just now");
    }

    private static String state(MatchGroup group) {
        return switch (group.status()) {
            case "REJECTED", "REVOKED" -> "it is " + group.status();
            default -> "it is of a dry run";
        };
    }

    /** Ends the groups of transactions that were changed or deleted; their counterparts are open again. */
    @EventListener
    void on(MatchedTransactionsChanged event) {
        Caller caller = Caller.system(event.tenant());
        Set<UUID> changed = new HashSet<>(event.transactionIds());
        for (UUID groupId : groups.liveGroupsOf(event.tenant(), changed)) {
            groups.lock(event.tenant(), groupId)
                    .filter(MatchGroup::live)
                    .ifPresent(group -> endAmended(caller, group, changed));
        }
    }

    private void endAmended(Caller caller, MatchGroup group, Set<UUID> changed) {
        end(caller, group, "TRANSACTION_AMENDED", "UNMATCH", AMENDED);
        Map<Boolean, List<UUID>> apart =
                group.transactionIds().stream().collect(Collectors.partitioningBy(changed::contains));
        List<UUID> counterparts = apart.getOrDefault(false, List.of());
        openItems.reopen(caller.tenant(), counterparts);
        exceptions.reopen(caller, group.contextId(), group.id(), counterparts, Exceptions.Cause.GROUP_REVOKED);
        exceptions.reopen(
                caller,
                group.contextId(),
                group.id(),
                apart.getOrDefault(true, List.of()),
                Exceptions.Cause.TRANSACTION_AMENDED);
    }

    private void end(Caller caller, MatchGroup group, String cause, String action, String reason) {
        String status = group.status().equals("CONFIRMED") ? "REVOKED" : "REJECTED";
        changes.end(caller, group, status, cause, reason);
        adjustments.release(caller.tenant(), group.id());
        audit.record(
                caller,
                "match_group",
                group.id(),
                action,
                Map.of(
                        "context_id",
                        group.contextId(),
                        "from_status",
                        group.status(),
                        "to_status",
                        status,
                        "cause",
                        cause));
        Map<String, Object> payload = new HashMap<>(Map.of(
                "match_group_id", group.id(),
                "match_run_id", group.runId(),
                "context_id", group.contextId(),
                "transaction_ids", group.transactionIds(),
                "confidence", group.confidence(),
                "previous_status", group.status(),
                "status", status,
                "reason", reason,
                "unmatched_at", clock.instant()));
        if (group.ruleId() != null) {
            payload.put("rule_id", group.ruleId());
        }
        outbox.add(caller.tenant(), "match_group.unmatched", "match_group", group.id(), payload);
    }
}
