package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes bindings. */
@Component
class SourceBindingEditor {

    private static final int MOST = 100;

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SourceStore sources;
    private final SourceBindingStore bindings;
    private final SourceBindingCheck check;
    private final Audit audit;

    SourceBindingEditor(
            Transactions transactions,
            EditableContexts contexts,
            SourceStore sources,
            SourceBindingStore bindings,
            SourceBindingCheck check,
            Audit audit) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.bindings = bindings;
        this.check = check;
        this.audit = audit;
    }

    Outcome<List<SourceBinding>> page(TenantId tenant, UUID contextId, UUID sourceId, PageRequest page) {
        return transactions.in(tenant, () -> contexts.any(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .map(source -> bindings.page(tenant, sourceId, page)));
    }

    Outcome<SourceBinding> find(TenantId tenant, UUID contextId, UUID sourceId, UUID bindingId) {
        return transactions.in(tenant, () -> contexts.any(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(source -> binding(tenant, sourceId, bindingId)));
    }

    Outcome<SourceBinding> create(Caller caller, UUID contextId, UUID sourceId, CreateSourceBindingRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(source -> check.terms(tenant, request)
                        .then(terms -> bindings.count(tenant, sourceId) < MOST
                                ? Outcome.done(recorded(
                                        caller, bindings.insert(caller, source, request.kind(), terms), "CREATE"))
                                : Outcome.refused(ErrorCode.CONFLICT, "A source has at most " + MOST + " bindings"))));
    }

    Outcome<SourceBinding> update(
            Caller caller, UUID contextId, UUID sourceId, UUID bindingId, UpdateSourceBindingRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> locked(tenant, contextId, sourceId, bindingId)
                .then(present -> check.terms(tenant, present, request))
                .map(terms -> recorded(caller, bindings.update(caller, bindingId, terms), "UPDATE")));
    }

    Outcome<Boolean> delete(Caller caller, UUID contextId, UUID sourceId, UUID bindingId) {
        TenantId tenant = caller.tenant();
        return transactions.in(
                tenant, () -> locked(tenant, contextId, sourceId, bindingId).map(present -> {
                    bindings.delete(tenant, bindingId);
                    recorded(caller, present, "DELETE");
                    return true;
                }));
    }

    /** The binding, which nobody else changes until the transaction ends: the lock of its context keeps them away. */
    private Outcome<SourceBinding> locked(TenantId tenant, UUID contextId, UUID sourceId, UUID bindingId) {
        return contexts.lock(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(source -> binding(tenant, sourceId, bindingId));
    }

    private Outcome<Source> source(TenantId tenant, UUID contextId, UUID sourceId) {
        return sources.find(tenant, contextId, sourceId)
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ErrorCode.SOURCE_NOT_FOUND, "There is no such source in this context"));
    }

    private Outcome<SourceBinding> binding(TenantId tenant, UUID sourceId, UUID bindingId) {
        return bindings.find(tenant, sourceId, bindingId)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such binding of this source"));
    }

    private SourceBinding recorded(Caller caller, SourceBinding binding, String action) {
        audit.record(
                caller,
                "source_binding",
                binding.id(),
                action,
                Map.of(
                        "context_id", binding.contextId(),
                        "source_id", binding.sourceId(),
                        "kind", binding.kind(),
                        "format", binding.terms().format(),
                        "schedule_spec", binding.terms().scheduleSpec(),
                        "enabled", binding.terms().enabled()));
        return binding;
    }
}
