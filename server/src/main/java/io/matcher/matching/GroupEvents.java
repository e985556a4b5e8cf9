package io.matcher.matching;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.tenancy.Caller;
import java.util.HashMap;
import java.util.Map;

/** Tells the audit and the outbox of a group that a person confirmed. */
final class GroupEvents {

    private GroupEvents() {}

    static void confirmed(Caller caller, MatchGroup group, String action, Audit audit, Outbox outbox) {
        audit.record(
                caller,
                "match_group",
                group.id(),
                action,
                Map.of(
                        "context_id", group.contextId(),
                        "run_id", group.runId(),
                        "kind", group.kind(),
                        "to_status", group.status(),
                        "transactions", group.items().size()));
        Map<String, Object> payload = new HashMap<>(Map.of(
                "match_group_id", group.id(),
                "match_run_id", group.runId(),
                "context_id", group.contextId(),
                "transaction_ids", group.transactionIds(),
                "confidence", group.confidence(),
                "status", group.status(),
                "confirmed_at", String.valueOf(group.confirmedAt())));
        if (group.ruleId() != null) {
            payload.put("rule_id", group.ruleId());
        }
        outbox.add(caller.tenant(), "match_group.confirmed", "match_group", group.id(), payload);
    }
}
