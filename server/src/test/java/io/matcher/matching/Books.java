package io.matcher.matching;

import io.matcher.contexts.Setup;
import io.matcher.ingestion.IncomingTransaction;
import io.matcher.ingestion.Intake;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Eventually;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A context of a new tenant, ready to run, with a ledger on the left and a bank on the right. */
public final class Books {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    public final Service service;
    public final UUID tenant = UUID.randomUUID();
    public final Client client;
    public final String context;
    private final UUID left;
    private final UUID right;

    private Books(Service service, List<Map<String, Object>> rules) {
        this.service = service;
        this.client = service.client(tenant, "admin");
        Map<String, Object> body = Setup.complete("Books");
        body.put("rules", rules);
        this.context = Setup.activated(client, body);
        this.left = UUID.fromString(Setup.source(client, context, "LEFT"));
        this.right = UUID.fromString(Setup.source(client, context, "RIGHT"));
    }

    /** Books with one exact rule: amount, currency, date and reference agree. */
    public static Books exact(Service service) {
        return with(service, rule(1, "EXACT", Map.of("matchAmount", true)));
    }

    public static Books with(Service service, Map<String, Object> rule) {
        return new Books(service, List.of(rule));
    }

    public static Books with(Service service, Map<String, Object> rule, Map<String, Object> other) {
        return new Books(service, List.of(rule, other));
    }

    public static Map<String, Object> rule(int priority, String type, Map<String, Object> config) {
        return Map.of("priority", priority, "type", type, "config", config);
    }

    /** A transaction in BRL on {@link #DAY}. */
    public static IncomingTransaction row(String externalId, String amount) {
        return row(externalId, amount, DAY);
    }

    public static IncomingTransaction row(String externalId, String amount, LocalDate day) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), "BRL", day, null, null, null, null, "{}", false);
    }

    public static IncomingTransaction row(String externalId, String amount, String reference) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), "BRL", DAY, null, null, null, reference, "{}", false);
    }

    public static IncomingTransaction pending(String externalId, String amount) {
        return new IncomingTransaction(
                externalId, new BigDecimal(amount), "BRL", DAY, null, null, null, null, "{}", true);
    }

    public Books left(IncomingTransaction... rows) {
        put(left, List.of(rows), List.of());
        return this;
    }

    public Books right(IncomingTransaction... rows) {
        put(right, List.of(rows), List.of());
        return this;
    }

    public void deleteLeft(String externalId) {
        put(left, List.of(), List.of(externalId));
    }

    public void deleteRight(String externalId) {
        put(right, List.of(), List.of(externalId));
    }

    public void putLeft(List<IncomingTransaction> rows) {
        put(left, rows, List.of());
    }

    public void putRight(List<IncomingTransaction> rows) {
        put(right, rows, List.of());
    }

    private void put(UUID source, List<IncomingTransaction> rows, List<String> deleted) {
        TenantId owner = new TenantId(tenant);
        service.part(Transactions.class)
                .run(owner, () -> service.part(Intake.class).take(Caller.system(owner), source, rows, deleted));
    }

    /** Runs to the end; the run as it is then. */
    public JsonNode run(String mode) {
        return run(Map.of("mode", mode));
    }

    /** The same with a body that says more. */
    public JsonNode run(Map<String, Object> order) {
        Client.Reply reply = client.post(runs() + "/run", order).expect(202);
        JsonNode run = ended(UUID.fromString(reply.text("runId")));
        if (!run.required("status").asString().equals("COMPLETED")) {
            throw new AssertionError("The run is " + run);
        }
        return run;
    }

    /** The run, once it is over. */
    public JsonNode ended(UUID runId) {
        return Eventually.eventually(() -> {
            JsonNode run = run(runId);
            if (run.required("status").asString().equals("PROCESSING")) {
                throw new AssertionError("The run goes on: " + run);
            }
            return run;
        });
    }

    public JsonNode run(UUID runId) {
        return client.get("/v1/matching/runs/" + runId + "?contextId=" + context)
                .expect(200)
                .json();
    }

    public String runs() {
        return "/v1/matching/contexts/" + context;
    }

    public List<JsonNode> groups(JsonNode run) {
        String path = "/v1/matching/runs/" + run.required("id").asString() + "/groups?limit=200&contextId=" + context;
        List<JsonNode> groups = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = client.get(path + "&cursor=" + cursor).expect(200).json();
            page.required("items").forEach(groups::add);
            cursor = page.has("nextCursor") ? page.required("nextCursor").asString() : null;
        }
        return groups;
    }

    public JsonNode commit() {
        return run("COMMIT");
    }

    public static int stat(JsonNode run, String name) {
        return run.required("stats").required(name).intValue();
    }

    public Client.Reply unmatch(JsonNode group, String reason) {
        return client.send(
                "DELETE",
                "/v1/matching/groups/" + group.required("id").asString() + "?contextId=" + context,
                "application/json",
                "{\"reason\":\"" + reason + "\"}");
    }

    /** A change of a group, such as {@code approve}. */
    public Client.Reply change(JsonNode group, String verb, Object body) {
        return client.post(
                "/v1/matching/groups/" + group.required("id").asString() + "/" + verb + "?contextId=" + context, body);
    }

    /** The id of a transaction by its external id and side. */
    public String id(String side, String externalId) {
        return query(
                        "select t.id::text from transactions t join sources s on s.id = t.source_id where t.tenant_id = ? and s.side = '"
                                + side + "' and t.external_id = '" + externalId + "'")
                .findFirst()
                .orElseThrow();
    }

    public Client.Reply match(String... transactionIds) {
        return client.post(
                "/v1/matching/manual?contextId=" + context,
                Map.of("transactionIds", List.of(transactionIds), "notes", "By hand"));
    }

    /** Changes the type of the context. */
    public Books ofType(String type) {
        client.patch("/v1/contexts/" + context, Map.of("type", type)).expect(200);
        return this;
    }

    public List<JsonNode> exceptions(String query) {
        return client.get("/v1/exceptions?limit=200" + query)
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .toList();
    }

    /** The states of all transactions, by external id. */
    public Map<String, String> states() {
        Map<String, String> states = new java.util.TreeMap<>();
        query("""
                select t.external_id || '=' || coalesce(o.status, 'MATCHED')
                  from transactions t left join open_items o on o.transaction_id = t.id where t.tenant_id = ?""").forEach(text -> states.put(text.split("=", 2)[0], text.split("=", 2)[1]));
        return states;
    }

    /** The first column of a query that takes the tenant. */
    public Stream<String> query(String sql) {
        return service
                .part(Transactions.class)
                .in(new TenantId(tenant), () -> service.part(JdbcClient.class)
                        .sql(sql)
                        .param(tenant)
                        .query(String.class)
                        .list())
                .stream();
    }
}
