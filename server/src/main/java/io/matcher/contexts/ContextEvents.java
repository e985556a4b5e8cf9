package io.matcher.contexts;

import io.matcher.platform.events.Outbox;
import io.matcher.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the outside what became of contexts, in the transaction of the change. */
@Component
class ContextEvents {

    private final Outbox outbox;

    ContextEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void created(ReconciliationContext context) {
        announce(context, "created", context.createdAt());
    }

    void updated(ReconciliationContext context) {
        announce(context, "updated", context.updatedAt());
    }

    void deleted(ReconciliationContext context, Instant at) {
        outbox.add(
                new TenantId(context.tenantId()),
                "reconciliation_context.deleted",
                "reconciliation_context",
                context.id(),
                Map.of(
                        "context_id", context.id(),
                        "status", context.status(),
                        "deleted_at", at,
                        "child_entities_checked",
                                List.of("source", "match_rule", "match_run", "fee_rule", "schedule")));
    }

    private void announce(ReconciliationContext context, String what, Instant at) {
        outbox.add(
                new TenantId(context.tenantId()),
                "reconciliation_context." + what,
                "reconciliation_context",
                context.id(),
                Map.of(
                        "context_id",
                        context.id(),
                        "name",
                        context.name(),
                        "context_type",
                        context.type(),
                        "interval",
                        context.interval(),
                        "status",
                        context.status(),
                        "auto_match_on_upload",
                        context.autoMatchOnUpload(),
                        what + "_at",
                        at));
    }
}
