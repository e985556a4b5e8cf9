package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes, changes and deletes field maps. */
@Component
class FieldMapEditor {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SourceStore sources;
    private final FieldMapStore fieldMaps;
    private final ObjectProvider<FieldMapCheck> checks;
    private final Audit audit;

    FieldMapEditor(
            Transactions transactions,
            EditableContexts contexts,
            SourceStore sources,
            FieldMapStore fieldMaps,
            ObjectProvider<FieldMapCheck> checks,
            Audit audit) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.fieldMaps = fieldMaps;
        this.checks = checks;
        this.audit = audit;
    }

    Outcome<FieldMap> create(Caller caller, UUID contextId, UUID sourceId, Map<String, Object> mapping) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(source -> add(caller, source, "body", mapping)));
    }

    /** Adds the map of a source, in the transaction of the caller. */
    Outcome<FieldMap> add(Caller caller, Source source, String at, Map<String, Object> mapping) {
        Faults faults = new Faults();
        check(caller.tenant(), faults, at + ".mapping", mapping, Mappings.Kind.of(source));
        return faults.or(source)
                .then(checked -> insert(caller, checked, mapping))
                .map(map -> recorded(caller, map, "CREATE"));
    }

    /** Gives a new source the map of another, in the transaction of the caller; its versions begin anew. */
    FieldMap copy(Caller caller, FieldMap like, Source source) {
        return recorded(caller, fieldMaps.insert(caller, source, Ids.next(), like.mapping()), "CREATE");
    }

    Outcome<FieldMap> update(Caller caller, UUID fieldMapId, UpdateFieldMapRequest request) {
        TenantId tenant = caller.tenant();
        Map<String, Object> mapping = request.mapping();
        return transactions.in(tenant, () -> editable(tenant, fieldMapId).then(map -> {
            if (mapping == null) {
                return Outcome.done(map);
            }
            Faults faults = new Faults();
            Mappings.Kind kind =
                    sources.find(tenant, map.sourceId()).map(Mappings.Kind::of).orElse(Mappings.Kind.MAPPED);
            check(tenant, faults, "body.mapping", mapping, kind);
            return faults.or(map)
                    .map(checked -> recorded(caller, fieldMaps.update(caller, fieldMapId, mapping), "UPDATE"));
        }));
    }

    Outcome<Boolean> delete(Caller caller, UUID fieldMapId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> editable(tenant, fieldMapId).map(map -> {
            fieldMaps.delete(caller, fieldMapId);
            recorded(caller, map, "DELETE");
            return true;
        }));
    }

    private Outcome<FieldMap> editable(TenantId tenant, UUID fieldMapId) {
        return fieldMaps
                .find(tenant, fieldMapId)
                .map(map -> contexts.lock(tenant, map.contextId()).then(context -> found(tenant, fieldMapId)))
                .orElseGet(FieldMapEditor::none);
    }

    /** Read again under the lock of the context, because it may have changed before. */
    private Outcome<FieldMap> found(TenantId tenant, UUID fieldMapId) {
        return fieldMaps.find(tenant, fieldMapId).map(Outcome::done).orElseGet(FieldMapEditor::none);
    }

    private static Outcome<FieldMap> none() {
        return Outcome.refused(ErrorCode.FIELD_MAP_NOT_FOUND, "There is no such field map");
    }

    private Outcome<FieldMap> insert(Caller caller, Source source, Map<String, Object> mapping) {
        try {
            return Outcome.done(fieldMaps.insert(caller, source, Ids.next(), mapping));
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(ErrorCode.CONFLICT, "The source has a field map already; change that one");
        }
    }

    private Outcome<Source> source(TenantId tenant, UUID contextId, UUID sourceId) {
        return sources.find(tenant, contextId, sourceId)
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ErrorCode.SOURCE_NOT_FOUND, "There is no such source in this context"));
    }

    private FieldMap recorded(Caller caller, FieldMap map, String action) {
        audit.record(
                caller,
                "field_map",
                map.id(),
                action,
                Map.of("context_id", map.contextId(), "source_id", map.sourceId(), "version", map.version()));
        return map;
    }

    /** The deep check comes after the bounds hold, and reads nothing that they refuse. */
    private void check(TenantId tenant, Faults faults, String at, Map<String, Object> mapping, Mappings.Kind kind) {
        Mappings.check(faults, at, mapping, kind);
        if (faults.none()) {
            checks.orderedStream()
                    .flatMap(check -> check.unusable(tenant, mapping).stream())
                    .forEach(bad -> faults.add(at + "." + bad.location(), bad.message(), null));
        }
    }
}
