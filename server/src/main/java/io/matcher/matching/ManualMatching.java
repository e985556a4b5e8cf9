package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Source;
import io.matcher.exceptions.Exceptions;
import io.matcher.ingestion.OpenItems;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts transactions together because a person says so. What they are checked against is in {@link ManualSelection}; that nobody else
 * took one of them in the meantime is found out by taking them.
 */
@Component
class ManualMatching {

    private static final int CERTAIN = 100;

    private final Transactions transactions;
    private final Contexts contexts;
    private final RunStore runs;
    private final GroupStore groups;
    private final GroupChangeStore changes;
    private final AdjustmentStore adjustments;
    private final OpenItems openItems;
    private final Exceptions exceptions;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    ManualMatching(
            Transactions transactions,
            Contexts contexts,
            RunStore runs,
            GroupStore groups,
            GroupChangeStore changes,
            AdjustmentStore adjustments,
            OpenItems openItems,
            Exceptions exceptions,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.runs = runs;
        this.groups = groups;
        this.changes = changes;
        this.adjustments = adjustments;
        this.openItems = openItems;
        this.exceptions = exceptions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Outcome<MatchGroup> match(Caller caller, UUID contextId, ManualMatchRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.activeContext(tenant, contextId)
                .then(context -> selected(tenant, context, request.transactionIds()))
                .then(selection -> taken(tenant, contextId, selection))
                .map(selection -> write(caller, contextId, selection, request)));
    }

    private Outcome<ManualSelection> selected(TenantId tenant, ReconciliationContext context, List<UUID> ids) {
        Map<UUID, TransactionView> views = openItems.byId(tenant, ids);
        Map<UUID, io.matcher.contexts.Side> sides =
                contexts.sources(tenant, context.id()).stream().collect(Collectors.toMap(Source::id, Source::side));
        return ManualSelection.of(context, ids, views, sides)
                .then(selection -> selection.balancedWith(adjustments.lockWaiting(tenant, ids)));
    }

    private Outcome<ManualSelection> taken(TenantId tenant, UUID contextId, ManualSelection selection) {
        int count = selection.transactions().size();
        boolean held = openItems.hold(tenant, contextId, selection.versions().keySet()) == count;
        return held && openItems.settle(tenant, contextId, selection.versions()) == count
                ? Outcome.done(selection)
                : Outcome.refused(
                        ErrorCode.INVALID_TRANSACTION_STATE,
                        "One of the transactions was taken or changed a moment ago");
    }

    private MatchGroup write(Caller caller, UUID contextId, ManualSelection selection, ManualMatchRequest request) {
        TenantId tenant = caller.tenant();
        int count = selection.transactions().size();
        MatchRun run = runs.insertManual(
                caller, Ids.next(), contextId, Map.of("matched_transactions", count, "match_groups", 1));
        MatchGroup group = group(run, selection, request);
        changes.insert(group, tenant);
        if (!selection.adjustments().isEmpty()) {
            adjustments.count(tenant, group.id(), selection.adjustments());
        }
        exceptions.closeMatched(caller, group.id(), group.transactionIds());
        MatchGroup written = groups.find(tenant, group.id()).orElseThrow();
        GroupEvents.confirmed(caller, written, "MATCH", audit, outbox);
        return written;
    }

    private MatchGroup group(MatchRun run, ManualSelection selection, ManualMatchRequest request) {
        UUID id = Ids.next();
        List<MatchGroup.Item> items = new ArrayList<>();
        for (ManualSelection.Chosen chosen : selection.transactions()) {
            TransactionView view = chosen.view();
            items.add(new MatchGroup.Item(
                    id,
                    items.size(),
                    view.id(),
                    view.version(),
                    chosen.side().name(),
                    view.openAmount(),
                    view.amount(),
                    view.currency()));
        }
        return new MatchGroup(
                id,
                run.contextId(),
                run.id(),
                null,
                "MANUAL",
                "CONFIRMED",
                CERTAIN,
                false,
                true,
                BigDecimal.ZERO,
                null,
                null,
                selection.adjusted(),
                request.notes(),
                null,
                null,
                null,
                clock.instant(),
                clock.instant(),
                clock.instant(),
                items);
    }
}
