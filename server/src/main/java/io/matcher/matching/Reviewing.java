package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.exceptions.Exceptions;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionStatus;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Carries out what people decide about proposals. */
@Component
class Reviewing {

    private final Transactions transactions;
    private final Contexts contexts;
    private final MatchRuns runs;
    private final GroupStore groups;
    private final GroupChangeStore changes;
    private final ForeignBalance foreign;
    private final Unmatching unmatching;
    private final OpenItems openItems;
    private final Exceptions exceptions;
    private final Audit audit;
    private final Outbox outbox;

    Reviewing(
            Transactions transactions,
            Contexts contexts,
            MatchRuns runs,
            GroupStore groups,
            GroupChangeStore changes,
            ForeignBalance foreign,
            Unmatching unmatching,
            OpenItems openItems,
            Exceptions exceptions,
            Audit audit,
            Outbox outbox) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.runs = runs;
        this.groups = groups;
        this.changes = changes;
        this.foreign = foreign;
        this.unmatching = unmatching;
        this.openItems = openItems;
        this.exceptions = exceptions;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Makes a proposal count: its transactions are matched and their exceptions closed. */
    Outcome<MatchGroup> approve(Caller caller, UUID contextId, UUID groupId) {
        return transactions.in(caller.tenant(), () -> proposal(caller.tenant(), contextId, groupId)
                .map(group -> foreign.converted(caller.tenant(), group))
                .then(Balance::settled)
                .then(group -> settled(caller.tenant(), group))
                .map(group -> {
                    if (group.base() != null) {
                        changes.balance(caller, group, group.base());
                    }
                    changes.confirm(caller, group);
                    exceptions.closeMatched(caller, group.id(), matched(caller.tenant(), group));
                    MatchGroup confirmed = groups.find(caller.tenant(), groupId).orElseThrow();
                    GroupEvents.confirmed(caller, confirmed, "APPROVE", audit, outbox);
                    return confirmed;
                }));
    }

    /** Those transactions of a settled group of which nothing is open. */
    private Set<UUID> matched(TenantId tenant, MatchGroup group) {
        Set<UUID> matched = new HashSet<>(group.wholes().keySet());
        openItems.byId(tenant, group.parts().keySet()).forEach((id, view) -> {
            if (view.status() == TransactionStatus.MATCHED) {
                matched.add(id);
            }
        });
        return matched;
    }

    private Outcome<MatchGroup> settled(TenantId tenant, MatchGroup group) {
        int settled = openItems.settleProposed(tenant, group.contextId(), group.wholes())
                + openItems.allocateProposed(tenant, group.contextId(), group.parts());
        return settled == group.items().size()
                ? Outcome.done(group)
                : Outcome.refused(
                        ErrorCode.GROUP_STATE, "A transaction of the group is not as it was proposed any more");
    }

    /** Takes a proposal apart, and remembers that a person did; its transactions are open again. */
    Outcome<MatchGroup> reject(Caller caller, UUID contextId, UUID groupId, String reason) {
        return transactions.in(caller.tenant(), () -> proposal(caller.tenant(), contextId, groupId)
                .map(group -> {
                    unmatching.takeApart(caller, group, Unmatching.Cause.REJECTED, reason);
                    return groups.find(caller.tenant(), groupId).orElseThrow();
                }));
    }

    private Outcome<MatchGroup> proposal(TenantId tenant, UUID contextId, UUID groupId) {
        return contexts.activeContext(tenant, contextId)
                .then(context -> unmatching.live(tenant, contextId, groupId))
                .then(group -> group.status().equals("PROPOSED")
                        ? Outcome.done(group)
                        : Outcome.refused(ErrorCode.GROUP_STATE, "The group is " + group.status() + ", not PROPOSED"));
    }

    BulkReviewResponse approveAll(Caller caller, UUID contextId, UUID runId, ReviewFilter filter) {
        return each(caller, contextId, runId, filter, id -> approve(caller, contextId, id));
    }

    BulkReviewResponse rejectAll(Caller caller, UUID contextId, UUID runId, ReviewFilter filter, String reason) {
        return each(caller, contextId, runId, filter, id -> reject(caller, contextId, id, reason));
    }

    /** Each group in a transaction of its own, so that one which can not be decided so leaves the others alone. */
    private BulkReviewResponse each(
            Caller caller,
            UUID contextId,
            UUID runId,
            ReviewFilter filter,
            Function<UUID, Outcome<MatchGroup>> decision) {
        List<UUID> found = transactions
                .in(caller.tenant(), () -> contexts.activeContext(caller.tenant(), contextId)
                        .then(context -> runs.find(caller.tenant(), contextId, runId))
                        .map(run -> groups.proposed(caller.tenant(), runId, filter)))
                .orThrow();
        boolean more = found.size() > filter.size();
        List<UUID> ids = more ? found.subList(0, filter.size()) : found;
        List<UUID> succeeded = new ArrayList<>();
        List<BulkReviewResponse.FailedReview> failed = new ArrayList<>();
        for (UUID id : ids) {
            switch (decision.apply(id)) {
                case Outcome.Done<MatchGroup> done -> succeeded.add(id);
                case Outcome.Refused<MatchGroup>(Refusal refusal) ->
                    failed.add(new BulkReviewResponse.FailedReview(
                            id, refusal.code().wire(), refusal.detail()));
            }
        }
        return new BulkReviewResponse(succeeded, failed, ids.size(), more, more ? ids.getLast() : null);
    }
}
