package io.matcher.platform.events;

import io.matcher.platform.database.Ids;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events in the transaction of the change they tell of; a relay carries them out afterwards. */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Adds an event to the outbox of the tenant of the running transaction.
     *
     * @param type the event's name in the catalogue, such as {@code match_run.completed}
     * @param aggregateType the noun it happened to
     * @param aggregateId the id of that noun; events of one aggregate stay in order
     * @param payload ids, codes and amounts; never a secret
     */
    public void add(TenantId tenant, String type, String aggregateType, UUID aggregateId, Map<String, ?> payload) {
        jdbc.sql("""
                        insert into outbox_events (id, tenant_id, type, aggregate_type, aggregate_id, payload)
                        values (?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Ids.next(), tenant.value(), type, aggregateType, aggregateId, json.writeValueAsString(payload))
                .update();
    }

    /** One event of many; the members are those of {@link #add}. */
    public record Event(String type, String aggregateType, UUID aggregateId, Map<String, ?> payload) {}

    /** Adds many events of one tenant by a single statement, in their order. */
    public void addAll(TenantId tenant, List<Event> events) {
        jdbc.sql("""
                        insert into outbox_events (id, tenant_id, type, aggregate_type, aggregate_id, payload)
                        select n.id, ?, n.type, n.aggregate_type, n.aggregate_id, n.payload::jsonb
                          from unnest(?, ?, ?, ?, ?) with ordinality
                               as n (id, type, aggregate_type, aggregate_id, payload, place)
                         order by n.place""")
                .params(
                        tenant.value(),
                        events.stream().map(event -> Ids.next()).toArray(UUID[]::new),
                        events.stream().map(Event::type).toArray(String[]::new),
                        events.stream().map(Event::aggregateType).toArray(String[]::new),
                        events.stream().map(Event::aggregateId).toArray(UUID[]::new),
                        events.stream()
                                .map(event -> json.writeValueAsString(event.payload()))
                                .toArray(String[]::new))
                .update();
    }
}
