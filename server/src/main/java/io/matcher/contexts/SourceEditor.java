package io.matcher.contexts;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes, changes and deletes sources. */
@Component
class SourceEditor {

    private static final int LONGEST_NAME = 50;

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SourceStore sources;
    private final FieldMapStore fieldMaps;
    private final ObjectProvider<ConnectionDirectory> connections;
    private final ObjectProvider<SourceConfigCheck> configChecks;
    private final Hangers hangers;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    SourceEditor(
            Transactions transactions,
            EditableContexts contexts,
            SourceStore sources,
            FieldMapStore fieldMaps,
            ObjectProvider<ConnectionDirectory> connections,
            ObjectProvider<SourceConfigCheck> configChecks,
            Hangers hangers,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events,
            JsonMapper json) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.fieldMaps = fieldMaps;
        this.connections = connections;
        this.configChecks = configChecks;
        this.hangers = hangers;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
        this.json = json;
    }

    Outcome<Source> create(Caller caller, UUID contextId, CreateSourceRequest request) {
        Faults faults = new Faults();
        check(faults, "body", request);
        return transactions.in(caller.tenant(), () -> contexts.lock(caller.tenant(), contextId)
                .then(faults::or)
                .then(context -> add(caller, context.id(), "body", request)));
    }

    static void check(Faults faults, String at, CreateSourceRequest request) {
        faults.line(at + ".name", request.name(), LONGEST_NAME);
        SourceConfig.check(faults, at + ".config", request.settings());
    }

    /** Adds a source that was checked, in the transaction of the caller. */
    Outcome<Source> add(Caller caller, UUID contextId, String at, CreateSourceRequest request) {
        return settings(
                        caller.tenant(),
                        at,
                        request.name().strip(),
                        request.type(),
                        request.side(),
                        request.settings(),
                        null)
                .map(settings -> insert(caller, contextId, settings));
    }

    /**
     * Adds a source like another of the tenant, in the transaction of the caller. It takes the transactions of the same connection, whatever
     * that is called by now: the name in its config is not looked up again.
     */
    Source copy(Caller caller, Source like, UUID contextId) {
        Map<String, Object> config = json.convertValue(like.config(), new TypeReference<>() {});
        return insert(
                caller,
                contextId,
                new SourceSettings(
                        like.name(), like.type(), like.side(), config, like.connectionId(), like.bringsMap()));
    }

    private Source insert(Caller caller, UUID contextId, SourceSettings settings) {
        Source source = sources.insert(caller.tenant(), contextId, Ids.next(), settings);
        audit.record(caller, "source", source.id(), "CREATE", facts(source));
        outbox.add(
                caller.tenant(),
                "reconciliation_source.created",
                "reconciliation_source",
                source.id(),
                Map.of(
                        "context_id", source.contextId(),
                        "source_id", source.id(),
                        "name", source.name(),
                        "source_type", source.type(),
                        "side", source.side(),
                        "created_at", source.createdAt()));
        events.publishEvent(new SourceChanged(caller.tenant(), contextId, source.id()));
        return source;
    }

    Outcome<Source> update(Caller caller, UUID contextId, UUID sourceId, UpdateSourceRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_NAME);
        if (request.config() != null) {
            SourceConfig.check(faults, "body.config", request.config());
        }
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(faults::or)
                .then(present -> changed(tenant, present, request))
                .map(settings -> sources.update(tenant, sourceId, settings))
                .map(source -> {
                    audit.record(caller, "source", source.id(), "UPDATE", facts(source));
                    events.publishEvent(new SourceChanged(tenant, contextId, source.id()));
                    return source;
                }));
    }

    Outcome<Boolean> delete(Caller caller, UUID contextId, UUID sourceId) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> contexts.lock(tenant, contextId)
                .then(context -> source(tenant, contextId, sourceId))
                .then(source -> fieldMaps.ofSource(tenant, sourceId).isEmpty()
                        ? hangers.noneOnSource(tenant, sourceId)
                        : Outcome.refused(
                                ErrorCode.SOURCE_HAS_FIELD_MAP, "The source has a field map; delete it first"))
                .then(free -> Hangers.deleteSource(() -> sources.delete(tenant, sourceId)))
                .map(free -> {
                    audit.record(caller, "source", sourceId, "DELETE", Map.of("context_id", contextId));
                    return free;
                }));
    }

    private Outcome<Source> source(TenantId tenant, UUID contextId, UUID sourceId) {
        return sources.find(tenant, contextId, sourceId)
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ErrorCode.SOURCE_NOT_FOUND, "There is no such source in this context"));
    }

    private Outcome<SourceSettings> changed(TenantId tenant, Source present, UpdateSourceRequest request) {
        Map<String, Object> stored = json.convertValue(present.config(), new TypeReference<>() {});
        String name = request.name() == null ? present.name() : request.name().strip();
        SourceType type = request.type() == null ? present.type() : request.type();
        Side side = request.side() == null ? present.side() : request.side();
        if (request.config() == null) {
            return Outcome.done(
                    new SourceSettings(name, type, side, stored, present.connectionId(), bringsMap(stored)));
        }
        SourceConfig.Named before = SourceConfig.connection(stored);
        boolean sameName = before != null && before.equals(SourceConfig.connection(request.config()));
        return settings(tenant, "body", name, type, side, request.config(), sameName ? present.connectionId() : null);
    }

    /** @param known the connection that stays bound when its name is no longer found, because it was renamed or deleted */
    private Outcome<SourceSettings> settings(
            TenantId tenant,
            String at,
            String name,
            SourceType type,
            Side side,
            Map<String, Object> config,
            @Nullable UUID known) {
        Faults faults = new Faults();
        SourceConfig.Named connection = SourceConfig.connection(config);
        UUID resolved = connection == null ? null : resolve(tenant, connection, known);
        if (connection != null && resolved == null) {
            faults.add(at + ".config." + connection.member(), "names no connection of that kind", connection.name());
        }
        configChecks
                .orderedStream()
                .flatMap(check -> check.unusable(tenant, config).stream())
                .forEach(bad -> faults.add(at + ".config." + bad.key(), bad.message(), config.get(bad.key())));
        return faults.or(new SourceSettings(name, type, side, config, resolved, bringsMap(config)));
    }

    private boolean bringsMap(Map<String, ?> config) {
        return configChecks.orderedStream().anyMatch(check -> check.bringsMap(config));
    }

    private @Nullable UUID resolve(TenantId tenant, SourceConfig.Named connection, @Nullable UUID known) {
        return connections
                .orderedStream()
                .filter(directory -> directory.member().equals(connection.member()))
                .map(directory -> directory.connectionNamed(tenant, connection.name()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(known);
    }

    private static Map<String, ?> facts(Source source) {
        return source.connectionId() == null
                ? Map.of("context_id", source.contextId(), "type", source.type(), "side", source.side())
                : Map.of(
                        "context_id", source.contextId(),
                        "type", source.type(),
                        "side", source.side(),
                        "connection_id", source.connectionId());
    }
}
