package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes contexts. */
@Component
class ContextEditor {

    private static final int LONGEST_SHOWN = 50;

    private final Transactions transactions;
    private final EditableContexts editable;
    private final ContextStore contexts;
    private final CalendarStore calendars;
    private final SourceEditor sources;
    private final FieldMapEditor fieldMaps;
    private final RuleEditor rules;
    private final ScheduleStore schedules;
    private final SetupProgress progress;
    private final Hangers hangers;
    private final Audit audit;
    private final ContextEvents announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContextEditor(
            Transactions transactions,
            EditableContexts editable,
            ContextStore contexts,
            CalendarStore calendars,
            SourceEditor sources,
            FieldMapEditor fieldMaps,
            RuleEditor rules,
            ScheduleStore schedules,
            SetupProgress progress,
            Hangers hangers,
            Audit audit,
            ContextEvents announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transactions = transactions;
        this.editable = editable;
        this.contexts = contexts;
        this.calendars = calendars;
        this.sources = sources;
        this.fieldMaps = fieldMaps;
        this.rules = rules;
        this.schedules = schedules;
        this.progress = progress;
        this.hangers = hangers;
        this.audit = audit;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /** Makes a context with its sources, their field maps and its rules: all of it or nothing. */
    Outcome<ReconciliationContext> create(Caller caller, CreateContextRequest request) {
        return ContextChecks.check(request)
                .then(checked -> transactions.in(caller.tenant(), () -> createAll(caller, checked)));
    }

    private Outcome<ReconciliationContext> createAll(Caller caller, CreateContextRequest request) {
        Outcome<ReconciliationContext> made = named(caller.tenant(), request.calendar(), request)
                .then(checked -> unlessTaken(() -> contexts.insert(described(caller.tenant(), checked))));
        for (int i = 0; i < request.inlineSources().size(); i++) {
            CreateContextSourceRequest source = request.inlineSources().get(i);
            String at = "body.sources[" + i + "]";
            made = made.then(context -> addSource(caller, context, at, source));
        }
        for (CreateMatchRuleRequest rule : request.inlineRules()) {
            made = made.then(context -> rules.add(caller, context.id(), rule).map(added -> context));
        }
        return made.map(context -> {
            audit.record(caller, "context", context.id(), "CREATE", Map.of("type", context.type()));
            announcements.created(context);
            return context;
        });
    }

    private Outcome<ReconciliationContext> addSource(
            Caller caller, ReconciliationContext context, String at, CreateContextSourceRequest request) {
        Map<String, Object> mapping = request.mapping();
        return sources.add(caller, context.id(), at, request.source())
                .then(source -> mapping == null
                        ? Outcome.done(context)
                        : fieldMaps.add(caller, source, at, mapping).map(map -> context));
    }

    /** Refuses a calendar that there is not; one that there is stays until the transaction ends. */
    private <T> Outcome<T> named(TenantId tenant, @Nullable String calendar, T value) {
        if (calendar == null || calendar.isEmpty() || calendars.hold(tenant, calendar)) {
            return Outcome.done(value);
        }
        Faults faults = new Faults();
        faults.add("body.calendar", "names no calendar", shown(calendar));
        return faults.or(value);
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN);
    }

    private ReconciliationContext described(TenantId tenant, CreateContextRequest request) {
        Instant now = clock.instant();
        return new ReconciliationContext(
                Ids.next(),
                tenant.value(),
                request.name().strip(),
                request.type().wire(),
                request.interval().strip(),
                ContextStatus.DRAFT,
                request.feeToleranceAbs() == null ? BigDecimal.ZERO : request.feeToleranceAbs(),
                request.feeTolerancePct() == null ? BigDecimal.ZERO : request.feeTolerancePct(),
                ContextChecks.unlessEmpty(request.feeNormalization()),
                Boolean.TRUE.equals(request.autoMatchOnUpload()),
                ContextChecks.unlessEmpty(request.calendar()),
                now,
                now);
    }

    Outcome<ReconciliationContext> update(Caller caller, UUID contextId, UpdateContextRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> editable.lock(tenant, contextId)
                .then(present -> ContextChecks.check(present, request))
                .then(present -> named(tenant, request.calendar(), present))
                .then(present -> ready(tenant, present, request))
                .then(present -> unlessTaken(() -> contexts.update(ContextChecks.changed(present, request)))
                        .map(context -> updated(caller, present, context))));
    }

    /** Lets a context become active only when data could be read and matched in it. */
    private Outcome<ReconciliationContext> ready(
            TenantId tenant, ReconciliationContext present, UpdateContextRequest request) {
        if (request.status() != ContextStatus.ACTIVE || present.status() == ContextStatus.ACTIVE) {
            return Outcome.done(present);
        }
        List<Fault> missing = progress.count(tenant, present.id()).missing().stream()
                .map(slug -> Fault.at("setup", slug))
                .toList();
        return missing.isEmpty()
                ? Outcome.done(present)
                : Outcome.refused(new Refusal(
                        ErrorCode.CONTEXT_NOT_READY,
                        "The context can not be active before its setup is complete",
                        missing));
    }

    private ReconciliationContext updated(Caller caller, ReconciliationContext before, ReconciliationContext after) {
        audit.record(
                caller,
                "context",
                after.id(),
                "UPDATE",
                Map.of("type", after.type(), "from_status", before.status(), "to_status", after.status()));
        announcements.updated(after);
        if (after.status() == ContextStatus.ACTIVE && before.status() != ContextStatus.ACTIVE) {
            events.publishEvent(new ContextActivated(caller.tenant(), after.id()));
        }
        return after;
    }

    /** Deletes a context that nothing hangs on, in whatever state it is. */
    Outcome<Boolean> delete(Caller caller, UUID contextId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .map(context -> childless(tenant, context)
                        .then(free -> hangers.noneOnContext(tenant, contextId))
                        .then(free -> Hangers.deleteContext(() -> contexts.delete(tenant, contextId)))
                        .map(free -> {
                            audit.record(caller, "context", contextId, "DELETE", Map.of("status", context.status()));
                            announcements.deleted(context, clock.instant());
                            return true;
                        }))
                .orElseGet(() -> Outcome.refused(ErrorCode.CONTEXT_NOT_FOUND, "There is no such context")));
    }

    private Outcome<ReconciliationContext> childless(TenantId tenant, ReconciliationContext context) {
        SetupProgress.Counted counted = progress.count(tenant, context.id());
        boolean free = counted.sources().total() == 0
                && counted.rules() == 0
                && schedules.count(tenant, context.id()) == 0
                && progress.lastRun(tenant, context.id()).isEmpty();
        return free
                ? Outcome.done(context)
                : Outcome.refused(
                        ErrorCode.CONTEXT_HAS_CHILDREN,
                        "The context has sources, match rules, schedules or match runs");
    }

    /** What was written, or a refusal where another context has the name. */
    static Outcome<ReconciliationContext> unlessTaken(Supplier<ReconciliationContext> write) {
        try {
            return Outcome.done(write.get());
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(ErrorCode.DUPLICATE_NAME, "Another context has that name");
        }
    }
}
