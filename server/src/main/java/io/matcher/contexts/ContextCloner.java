package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes a context after the image of another: its settings, and where wanted its sources with their field maps and its rules with its
 * fee rules; all of it or nothing. Data, runs, schedules and bindings stay with the original.
 */
@Component
class ContextCloner {

    private static final int LONGEST_NAME = 100;

    private final Transactions transactions;
    private final ContextStore contexts;
    private final SourceStore sources;
    private final FieldMapStore fieldMaps;
    private final RuleStore rules;
    private final SourceEditor sourceEditor;
    private final FieldMapEditor fieldMapEditor;
    private final RuleEditor ruleEditor;
    private final ObjectProvider<FeeRuleCopies> feeRules;
    private final SetupProgress progress;
    private final Audit audit;
    private final ContextEvents announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContextCloner(
            Transactions transactions,
            ContextStore contexts,
            SourceStore sources,
            FieldMapStore fieldMaps,
            RuleStore rules,
            SourceEditor sourceEditor,
            FieldMapEditor fieldMapEditor,
            RuleEditor ruleEditor,
            ObjectProvider<FeeRuleCopies> feeRules,
            SetupProgress progress,
            Audit audit,
            ContextEvents announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.fieldMaps = fieldMaps;
        this.rules = rules;
        this.sourceEditor = sourceEditor;
        this.fieldMapEditor = fieldMapEditor;
        this.ruleEditor = ruleEditor;
        this.feeRules = feeRules;
        this.progress = progress;
        this.audit = audit;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /** How much went along. */
    record Copied(int sources, int fieldMaps, int rules, int feeRules) {

        static final Copied NOTHING = new Copied(0, 0, 0, 0);

        Copied source(boolean mapped) {
            return new Copied(sources + 1, fieldMaps + (mapped ? 1 : 0), rules, feeRules);
        }

        Copied withRules(int count, int ofFees) {
            return new Copied(sources, fieldMaps, count, ofFees);
        }
    }

    /** Clones a context in whatever state; it stays as it is while that goes on. */
    Outcome<CloneContextResponse> clone(Caller caller, UUID contextId, CloneContextRequest request) {
        TenantId tenant = caller.tenant();
        return name(request)
                .then(name -> transactions.in(
                        tenant, () -> original(tenant, contextId).then(original -> insert(named(original, name))
                                .then(clone -> copyParts(caller, original, clone, request)
                                        .map(copied -> finished(caller, original, clone, copied))))));
    }

    private static Outcome<String> name(CloneContextRequest request) {
        String name = request.givenName().strip();
        if (name.isEmpty()) {
            return Outcome.refused(ErrorCode.CONTEXT_NAME_REQUIRED, "The clone needs a name of its own: body.name");
        }
        Faults faults = new Faults();
        faults.line("body.name", name, LONGEST_NAME);
        return faults.or(name);
    }

    private Outcome<ReconciliationContext> original(TenantId tenant, UUID contextId) {
        return contexts.lock(tenant, contextId)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.CONTEXT_NOT_FOUND, "There is no such context"));
    }

    private ReconciliationContext named(ReconciliationContext original, String name) {
        Instant now = clock.instant();
        return new ReconciliationContext(
                Ids.next(),
                original.tenantId(),
                name,
                original.type(),
                original.interval(),
                ContextStatus.DRAFT,
                original.feeToleranceAbs(),
                original.feeTolerancePct(),
                original.feeNormalization(),
                original.autoMatchOnUpload(),
                original.calendar(),
                now,
                now);
    }

    private Outcome<ReconciliationContext> insert(ReconciliationContext clone) {
        return ContextEditor.unlessTaken(() -> contexts.insert(clone));
    }

    private Outcome<Copied> copyParts(
            Caller caller, ReconciliationContext original, ReconciliationContext clone, CloneContextRequest request) {
        Copied copied = request.withSources() ? copySources(caller, original, clone) : Copied.NOTHING;
        return request.withRules() ? copyRules(caller, original, clone, copied) : Outcome.done(copied);
    }

    private Copied copySources(Caller caller, ReconciliationContext original, ReconciliationContext clone) {
        Copied copied = Copied.NOTHING;
        for (Source source : sources.all(caller.tenant(), original.id())) {
            Source made = sourceEditor.copy(caller, source, clone.id());
            boolean mapped = fieldMaps
                    .ofSource(caller.tenant(), source.id())
                    .map(map -> fieldMapEditor.copy(caller, map, made))
                    .isPresent();
            copied = copied.source(mapped);
        }
        return copied;
    }

    private Outcome<Copied> copyRules(
            Caller caller, ReconciliationContext original, ReconciliationContext clone, Copied copied) {
        List<MatchRule> all = rules.all(caller.tenant(), original.id());
        Outcome<Integer> done = Outcome.done(0);
        for (MatchRule rule : all) {
            CreateMatchRuleRequest same = new CreateMatchRuleRequest(rule.priority(), rule.type(), rule.config());
            done = done.then(count -> ruleEditor.add(caller, clone.id(), same).map(made -> count + 1));
        }
        FeeRuleCopies copies = feeRules.getIfAvailable();
        return done.then(count -> copies == null
                ? Outcome.done(copied.withRules(count, 0))
                : copies.copy(caller, original.id(), clone.id()).map(ofFees -> copied.withRules(count, ofFees)));
    }

    /** Active at once where everything is there that the gate asks for, since it is the setup of a context that worked; else a draft. */
    private CloneContextResponse finished(
            Caller caller, ReconciliationContext original, ReconciliationContext clone, Copied copied) {
        boolean ready = progress.count(caller.tenant(), clone.id()).missing().isEmpty();
        ReconciliationContext made = ready ? contexts.update(clone.with(ContextStatus.ACTIVE)) : clone;
        audit.record(
                caller,
                "context",
                made.id(),
                "CLONE",
                Map.of(
                        "from_context_id", original.id(),
                        "status", made.status(),
                        "sources", copied.sources(),
                        "field_maps", copied.fieldMaps(),
                        "rules", copied.rules(),
                        "fee_rules", copied.feeRules()));
        announcements.created(made);
        if (ready) {
            events.publishEvent(new ContextActivated(caller.tenant(), made.id()));
        }
        return CloneContextResponse.of(made, copied);
    }
}
