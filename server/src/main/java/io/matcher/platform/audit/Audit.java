package io.matcher.platform.audit;

import io.matcher.platform.database.Ids;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Records who did what, in the transaction of the doing; rows are chained by the sealer afterwards and never change. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Actors actors;
    private final ApplicationEventPublisher events;

    Audit(JdbcClient jdbc, JsonMapper json, Actors actors, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.actors = actors;
        this.events = events;
    }

    /** Published with the transaction, so that the sealer knows where there is work. */
    record AuditRecorded(TenantId tenant) {}

    /**
     * Adds an audit row.
     *
     * @param entityType the noun, such as {@code context}
     * @param action what happened to it, such as {@code CREATE}
     * @param changes ids, codes and amounts only: neither secrets nor free text
     */
    public void record(Caller caller, String entityType, UUID entityId, String action, Map<String, ?> changes) {
        jdbc.sql("""
                        with row as (
                            insert into audit_logs (id, tenant_id, entity_type, entity_id, action, actor_id, changes)
                            values (?, ?, ?, ?, ?, ?, ?::json)
                            returning tenant_id, id, created_at)
                        insert into audit_unsealed (tenant_id, audit_id, created_at) select tenant_id, id, created_at from row""")
                .params(
                        Ids.next(),
                        caller.tenant().value(),
                        entityType,
                        entityId,
                        action,
                        actors.pseudonymOf(caller),
                        json.writeValueAsString(changes))
                .update();
        events.publishEvent(new AuditRecorded(caller.tenant()));
    }

    /**
     * One row of many.
     *
     * @param changes as in {@link #record}
     */
    public record Entry(Caller caller, String entityType, UUID entityId, String action, Map<String, ?> changes) {}

    /** Adds many rows of one tenant by a single statement. */
    public void recordAll(TenantId tenant, List<Entry> entries) {
        jdbc.sql("""
                        with row as (
                            insert into audit_logs (id, tenant_id, entity_type, entity_id, action, actor_id, changes)
                            select n.id, ?, n.entity_type, n.entity_id, n.action, n.actor_id, n.changes::json
                              from unnest(?, ?, ?, ?, ?, ?) as n (id, entity_type, entity_id, action, actor_id, changes)
                            returning tenant_id, id, created_at)
                        insert into audit_unsealed (tenant_id, audit_id, created_at) select tenant_id, id, created_at from row""")
                .params(
                        tenant.value(),
                        entries.stream().map(entry -> Ids.next()).toArray(UUID[]::new),
                        entries.stream().map(Entry::entityType).toArray(String[]::new),
                        entries.stream().map(Entry::entityId).toArray(UUID[]::new),
                        entries.stream().map(Entry::action).toArray(String[]::new),
                        entries.stream()
                                .map(entry -> actors.pseudonymOf(entry.caller()))
                                .toArray(String[]::new),
                        entries.stream()
                                .map(entry -> json.writeValueAsString(entry.changes()))
                                .toArray(String[]::new))
                .update();
        events.publishEvent(new AuditRecorded(tenant));
    }
}
