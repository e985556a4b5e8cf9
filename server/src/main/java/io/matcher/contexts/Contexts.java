package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door to contexts for the other contexts of the service. Every method is called within a transaction of the tenant. */
@Component
public class Contexts {

    private final ContextStore contexts;
    private final EditableContexts editable;
    private final SourceStore sources;
    private final RuleStore rules;
    private final FieldMapStore fieldMaps;
    private final CalendarStore calendars;

    Contexts(
            ContextStore contexts,
            EditableContexts editable,
            SourceStore sources,
            RuleStore rules,
            FieldMapStore fieldMaps,
            CalendarStore calendars) {
        this.contexts = contexts;
        this.editable = editable;
        this.sources = sources;
        this.rules = rules;
        this.fieldMaps = fieldMaps;
        this.calendars = calendars;
    }

    /** The context of that id, in whatever state, or {@code MTCH-0005} for those who only use it. */
    public Outcome<ReconciliationContext> context(TenantId tenant, UUID contextId) {
        return contexts.find(tenant, contextId)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such context"));
    }

    /** The context, if it takes uploads and runs: it is refused with {@code MTCH-0012} unless it is active. */
    public Outcome<ReconciliationContext> activeContext(TenantId tenant, UUID contextId) {
        return context(tenant, contextId)
                .then(context -> context.status() == ContextStatus.ACTIVE
                        ? Outcome.done(context)
                        : Outcome.refused(
                                ErrorCode.CONTEXT_NOT_ACTIVE, "The context is " + context.status() + ", not ACTIVE"));
    }

    /** The context, in whatever state, or {@code MTCH-0110} for those who look at its setup. */
    public Outcome<ReconciliationContext> configured(TenantId tenant, UUID contextId) {
        return editable.any(tenant, contextId);
    }

    /**
     * The context, for a change of its setup: nobody else changes it until the transaction ends. It is refused with {@code MTCH-0110} or,
     * when it is archived, with {@code MTCH-0104}.
     */
    public Outcome<ReconciliationContext> locked(TenantId tenant, UUID contextId) {
        return editable.lock(tenant, contextId);
    }

    public Optional<Source> source(TenantId tenant, UUID contextId, UUID sourceId) {
        return sources.find(tenant, contextId, sourceId);
    }

    /** The source of that id in whatever context. */
    public Optional<Source> source(TenantId tenant, UUID sourceId) {
        return sources.find(tenant, sourceId);
    }

    /** The sources of a context, by id. */
    public List<Source> sources(TenantId tenant, UUID contextId) {
        return sources.all(tenant, contextId);
    }

    /** The sources of any context that take the transactions of an aggregator connection. */
    public List<Source> sourcesBoundTo(TenantId tenant, UUID connectionId) {
        return sources.boundTo(tenant, connectionId);
    }

    /** The calendar by which the context counts business days; empty where it names none. */
    public Optional<Calendar> calendar(TenantId tenant, ReconciliationContext context) {
        return context.calendar() == null ? Optional.empty() : calendars.find(tenant, context.calendar());
    }

    /** The rules of a context, by priority. */
    public List<MatchRule> rules(TenantId tenant, UUID contextId) {
        return rules.all(tenant, contextId);
    }

    public Optional<FieldMap> fieldMap(TenantId tenant, UUID sourceId) {
        return fieldMaps.ofSource(tenant, sourceId);
    }
}
