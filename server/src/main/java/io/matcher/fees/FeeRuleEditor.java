package io.matcher.fees;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Faults;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.security.Permission;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes fee rules. Whoever names a schedule must be allowed to see it. */
@Component
class FeeRuleEditor {

    private static final int LONGEST_NAME = 100;

    private final Transactions transactions;
    private final Contexts contexts;
    private final FeeRuleStore rules;
    private final FeeScheduleStore schedules;
    private final Audit audit;
    private final Clock clock;

    FeeRuleEditor(
            Transactions transactions,
            Contexts contexts,
            FeeRuleStore rules,
            FeeScheduleStore schedules,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.rules = rules;
        this.schedules = schedules;
        this.audit = audit;
        this.clock = clock;
    }

    Outcome<FeeRule> create(Caller caller, UUID contextId, CreateFeeRuleRequest request) {
        TenantId tenant = caller.tenant();
        return maySeeSchedules(caller)
                .then(allowed -> described(contextId, request))
                .then(rule -> transactions.in(tenant, () -> contexts.locked(tenant, contextId)
                        .then(context -> unlessTaken(tenant, rule))
                        .then(free -> withSchedule(tenant, free))
                        .map(complete -> rules.insert(tenant, complete))
                        .map(made -> recorded(caller, made, "CREATE"))));
    }

    Outcome<FeeRule> update(Caller caller, UUID ruleId, UpdateFeeRuleRequest request) {
        TenantId tenant = caller.tenant();
        return maySeeSchedules(caller)
                .then(allowed -> transactions.in(tenant, () -> locked(tenant, ruleId)
                        .then(present -> changed(present, request))
                        .then(next -> unlessTaken(tenant, next))
                        .then(free -> withSchedule(tenant, free))
                        .map(complete -> rules.update(tenant, complete))
                        .map(made -> recorded(caller, made, "UPDATE"))));
    }

    Outcome<Boolean> delete(Caller caller, UUID ruleId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> locked(tenant, ruleId).map(rule -> {
            rules.delete(tenant, ruleId);
            recorded(caller, rule, "DELETE");
            return true;
        }));
    }

    /** Gives a new context the rules of another, in the transaction of the caller; how many there are. */
    Outcome<Integer> copyAll(Caller caller, UUID from, UUID to) {
        List<FeeRule> all = rules.all(caller.tenant(), from);
        return all.isEmpty()
                ? Outcome.done(0)
                : maySeeSchedules(caller).map(allowed -> {
                    all.forEach(
                            rule -> recorded(caller, rules.insert(caller.tenant(), rule.of(to, Ids.next())), "CREATE"));
                    return all.size();
                });
    }

    /** The rule as it is once nobody else changes the setup of its context. */
    private Outcome<FeeRule> locked(TenantId tenant, UUID ruleId) {
        return find(tenant, ruleId)
                .then(rule -> contexts.locked(tenant, rule.contextId()))
                .then(context -> find(tenant, ruleId));
    }

    Outcome<FeeRule> find(TenantId tenant, UUID ruleId) {
        return rules.find(tenant, ruleId)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.FEE_RULE_NOT_FOUND, "There is no such fee rule"));
    }

    private static Outcome<Boolean> maySeeSchedules(Caller caller) {
        return caller.may(Permission.FEE_SCHEDULE_READ)
                ? Outcome.done(true)
                : Outcome.refused(ErrorCode.FORBIDDEN, "Naming a fee schedule takes the permission fee-schedule:read");
    }

    private Outcome<FeeRule> described(UUID contextId, CreateFeeRuleRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_NAME);
        Instant now = clock.instant();
        return faults.or(new FeeRule(
                Ids.next(),
                contextId,
                request.side(),
                request.feeScheduleId(),
                request.name().strip(),
                Objects.requireNonNullElse(request.priority(), 0),
                PredicateCheck.read(faults, request.predicates()),
                now,
                now));
    }

    private static Outcome<FeeRule> changed(FeeRule present, UpdateFeeRuleRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_NAME);
        List<FieldPredicate> predicates = PredicateCheck.read(faults, request.predicates());
        return faults.or(new FeeRule(
                present.id(),
                present.contextId(),
                Objects.requireNonNullElse(request.side(), present.side()),
                Objects.requireNonNullElse(request.feeScheduleId(), present.feeScheduleId()),
                request.name() == null ? present.name() : request.name().strip(),
                Objects.requireNonNullElse(request.priority(), present.priority()),
                request.predicates() == null ? present.predicates() : predicates,
                present.createdAt(),
                present.updatedAt()));
    }

    private Outcome<FeeRule> unlessTaken(TenantId tenant, FeeRule rule) {
        List<FeeRule> others = rules.all(tenant, rule.contextId()).stream()
                .filter(other -> !other.id().equals(rule.id()))
                .toList();
        if (others.size() >= FeeRule.MOST) {
            return Outcome.refused(ErrorCode.INVALID_REQUEST, "A context has at most " + FeeRule.MOST + " fee rules");
        }
        if (others.stream().anyMatch(other -> other.name().equals(rule.name()))) {
            return Outcome.refused(ErrorCode.DUPLICATE_NAME, "Another fee rule of the context has that name");
        }
        return others.stream().anyMatch(other -> other.priority() == rule.priority())
                ? Outcome.refused(
                        ErrorCode.DUPLICATE_PRIORITY,
                        "Another fee rule of the context has the priority " + rule.priority())
                : Outcome.done(rule);
    }

    private Outcome<FeeRule> withSchedule(TenantId tenant, FeeRule rule) {
        return schedules.hold(tenant, rule.feeScheduleId())
                ? Outcome.done(rule)
                : Outcome.refused(ErrorCode.FEE_SCHEDULE_NOT_FOUND, "There is no such fee schedule");
    }

    private FeeRule recorded(Caller caller, FeeRule rule, String action) {
        audit.record(
                caller,
                "fee_rule",
                rule.id(),
                action,
                Map.of(
                        "context_id", rule.contextId(),
                        "fee_schedule_id", rule.feeScheduleId(),
                        "side", rule.side(),
                        "priority", rule.priority(),
                        "predicates", rule.predicates().size()));
        return rule;
    }
}
