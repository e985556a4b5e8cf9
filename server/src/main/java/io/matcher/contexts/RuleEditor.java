package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes, changes, orders and deletes match rules. */
@Component
class RuleEditor {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final ContextStore contextStore;
    private final RuleStore rules;
    private final Hangers hangers;
    private final Audit audit;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    RuleEditor(
            Transactions transactions,
            EditableContexts contexts,
            ContextStore contextStore,
            RuleStore rules,
            Hangers hangers,
            Audit audit,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.contextStore = contextStore;
        this.rules = rules;
        this.hangers = hangers;
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    Outcome<MatchRule> create(Caller caller, UUID contextId, CreateMatchRuleRequest request) {
        Faults faults = new Faults();
        RuleCheck.check(faults, "body", request.type(), request.settings());
        return transactions.in(caller.tenant(), () -> contexts.lock(caller.tenant(), contextId)
                .then(faults::or)
                .then(context -> add(caller, context.id(), request)));
    }

    /** Adds a rule that was checked, in the transaction of the caller. */
    Outcome<MatchRule> add(Caller caller, UUID contextId, CreateMatchRuleRequest request) {
        TenantId tenant = caller.tenant();
        return unlessTaken(
                        request.priority(),
                        () -> rules.insert(
                                caller, contextId, Ids.next(), request.priority(), request.type(), request.settings()))
                .map(rule -> recorded(caller, rule, "CREATE"))
                .map(rule -> {
                    outbox.add(
                            tenant,
                            "match_rule.created",
                            "match_rule",
                            rule.id(),
                            Map.of(
                                    "context_id", contextId,
                                    "rule_id", rule.id(),
                                    "rule_type", rule.type(),
                                    "priority", rule.priority(),
                                    "config_hash", hash(rule),
                                    "created_at", rule.createdAt()));
                    return rule;
                });
    }

    Outcome<MatchRule> update(Caller caller, UUID contextId, UUID ruleId, UpdateMatchRuleRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> rule(tenant, contextId, ruleId))
                .then(present -> changed(present, request))
                .then(next -> unlessTaken(next.priority(), () -> rules.update(caller, next)))
                .map(rule -> recorded(caller, rule, "UPDATE")));
    }

    Outcome<Boolean> delete(Caller caller, UUID contextId, UUID ruleId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> rule(tenant, contextId, ruleId))
                .then(rule -> hangers.noneOnRule(tenant, ruleId).map(free -> {
                    rules.delete(caller, ruleId);
                    recorded(caller, rule, "DELETE");
                    return free;
                })));
    }

    /** Puts the named rules first, in their order; the others follow in the order that they have. */
    Outcome<Boolean> reorder(Caller caller, UUID contextId, List<UUID> first) {
        Faults faults = new Faults();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            if (!seen.add(first.get(i))) {
                faults.add("body.ruleIds[" + i + "]", "is named before", first.get(i));
            }
        }
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(faults::or)
                .then(context -> order(tenant, contextId, first))
                .map(order -> {
                    rules.reorder(caller, contextId, order);
                    int version = contextStore.nextRuleVersion(tenant, contextId);
                    audit.record(caller, "context", contextId, "REORDER_RULES", Map.of("rule_ids", order));
                    outbox.add(
                            tenant,
                            "match_rule.reordered",
                            "reconciliation_context",
                            contextId,
                            Map.of(
                                    "context_id", contextId,
                                    "ordered_rule_ids", order,
                                    "priority_version", version,
                                    "reordered_at", clock.instant()));
                    return true;
                }));
    }

    private Outcome<List<UUID>> order(TenantId tenant, UUID contextId, List<UUID> first) {
        List<UUID> present =
                rules.all(tenant, contextId).stream().map(MatchRule::id).toList();
        if (!present.containsAll(first)) {
            return none();
        }
        Set<UUID> order = new LinkedHashSet<>(first);
        order.addAll(present);
        return Outcome.done(new ArrayList<>(order));
    }

    private Outcome<MatchRule> changed(MatchRule present, UpdateMatchRuleRequest request) {
        MatchRule next = new MatchRule(
                present.id(),
                present.contextId(),
                Objects.requireNonNullElse(request.priority(), present.priority()),
                Objects.requireNonNullElse(request.type(), present.type()),
                Objects.requireNonNullElse(request.config(), present.config()),
                present.createdAt(),
                present.updatedAt());
        Faults faults = new Faults();
        RuleCheck.check(faults, "body", next.type(), next.config());
        return faults.or(next);
    }

    private Outcome<MatchRule> rule(TenantId tenant, UUID contextId, UUID ruleId) {
        return rules.find(tenant, contextId, ruleId).map(Outcome::done).orElseGet(RuleEditor::none);
    }

    private static <T> Outcome<T> none() {
        return Outcome.refused(ErrorCode.MATCH_RULE_NOT_FOUND, "There is no such rule in this context");
    }

    private static Outcome<MatchRule> unlessTaken(int priority, Supplier<MatchRule> write) {
        try {
            return Outcome.done(write.get());
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(
                    ErrorCode.PRIORITY_CONFLICT, "Another rule of the context has the priority " + priority);
        }
    }

    private MatchRule recorded(Caller caller, MatchRule rule, String action) {
        int version = contextStore.nextRuleVersion(caller.tenant(), rule.contextId());
        audit.record(
                caller,
                "match_rule",
                rule.id(),
                action,
                Map.of(
                        "context_id", rule.contextId(),
                        "type", rule.type(),
                        "priority", rule.priority(),
                        "config_hash", hash(rule),
                        "rule_version", version));
        return rule;
    }

    private String hash(MatchRule rule) {
        try {
            byte[] config = json.writeValueAsString(rule.config()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(config));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
