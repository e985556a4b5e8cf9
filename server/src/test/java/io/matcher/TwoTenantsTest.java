package io.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.security.Operations;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Walks every operation with two tenants: what one owns does not exist for the other, which can neither see nor change it, and is told
 * no more than 404.
 */
class TwoTenantsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Operations whose path variables do not name something that a tenant owns. */
    private static final TreeSet<String> NOT_OWNED =
            new TreeSet<>(List.of("getSystemKey", "putSystemKey", "putCalendar"));

    /** A valid body for each operation that needs one before anything is looked up. */
    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("updateContext", Map.of("name", "stolen")),
            Map.entry("cloneContext", Map.of("name", "stolen")),
            Map.entry("createSchedule", Map.of("cronExpression", "0 6 * * *")),
            Map.entry("updateSchedule", Map.of("enabled", false)),
            Map.entry("createSource", Map.of("name", "s", "type", "BANK", "side", "LEFT")),
            Map.entry("updateSource", Map.of("name", "stolen")),
            Map.entry("createSourceBinding", bindingBody()),
            Map.entry("updateSourceBinding", Map.of("enabled", false)),
            Map.entry("createFieldMap", Map.of("mapping", mapping())),
            Map.entry("updateFieldMap", Map.of("mapping", mapping())),
            Map.entry("createMatchRule", Map.of("priority", 9, "type", "EXACT", "config", Map.of("matchAmount", true))),
            Map.entry("updateMatchRule", Map.of("priority", 8)),
            Map.entry(
                    "updateAggregatorConnection",
                    Map.of("configName", "stolen", "baseUrl", "https://api.pluggy.ai", "accountRef", "x")),
            Map.entry(
                    "updateMidazConnection",
                    Map.of("configName", "stolen", "onboardingUrl", "https://ledger.example.com")),
            Map.entry("updateFeeSchedule", Map.of("name", "stolen")),
            Map.entry("simulateFeeSchedule", Map.of("grossAmount", "100", "currency", "BRL")),
            Map.entry(
                    "createFeeRule",
                    Map.of("side", "ANY", "feeScheduleId", "00000000-0000-7000-8000-000000000000", "name", "stolen")),
            Map.entry("updateFeeRule", Map.of("name", "stolen")),
            Map.entry("runMatch", Map.of("mode", "COMMIT")),
            Map.entry("cancelMatchRun", Map.of("reason", "stolen")),
            Map.entry("undoMatchRun", Map.of("reason", "stolen")),
            Map.entry("rejectMatchGroup", Map.of("reason", "stolen")),
            Map.entry("rejectMatchGroups", Map.of("reason", "stolen")),
            Map.entry("unmatch", Map.of("reason", "stolen")),
            Map.entry("ignoreTransaction", Map.of("reason", "stolen")),
            Map.entry("proposeMapping", Map.of("sample", "id,amount\n1,2\n")),
            Map.entry("updateLayoutTemplate", template()));

    private final Service service = Service.shared();
    private final Client owner = service.admin();
    private final Client other = service.admin();
    private final Map<String, String> owned = new HashMap<>();

    private record Route(String operation, String method, String path) {
        boolean ofOne() {
            return path.contains("{");
        }
    }

    @BeforeEach
    void the_owner_has_one_of_everything() {
        JsonNode connection = owner.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", "pluggy",
                                "configName", "main",
                                "baseUrl", "https://api.pluggy.ai",
                                "accountRef", "item",
                                "clientId", "client",
                                "secret", "secret"))
                .expect(201)
                .json();
        assertThat(connection.has("secret")).isFalse();
        owned.put(
                "connectionId",
                owner.post(
                                "/v1/discovery/midaz-connections",
                                Map.of("configName", "midaz", "onboardingUrl", "https://ledger.example.com"))
                        .expect(201)
                        .text("id"));
        owner.post("/v1/discovery/webhooks/tokens", Map.of("vendor", "pluggy", "connection_config_name", "main"))
                .expect(201);
        owner.put("/v1/calendars/ours", Map.of("weekend", List.of("SUNDAY"), "holidays", List.of("2026-12-25")))
                .expect(200);
        owned.put("name", "ours");
        String context = owner.post("/v1/contexts", contextBody()).expect(201).text("id");
        owned.put("contextId", context);
        JsonNode sources =
                owner.get("/v1/contexts/" + context + "/sources").json().required("items");
        String left = sources.get(0).required("id").asString();
        owned.put("sourceId", left);
        owned.put(
                "fieldMapId",
                owner.get("/v1/contexts/" + context + "/sources/" + left + "/field-maps")
                        .text("id"));
        owned.put(
                "bindingId",
                owner.post("/v1/contexts/" + context + "/sources/" + left + "/bindings", bindingBody())
                        .expect(201)
                        .text("id"));
        owned.put(
                "ruleId",
                owner.get("/v1/contexts/" + context + "/rules")
                        .json()
                        .required("items")
                        .get(0)
                        .required("id")
                        .asString());
        String schedule =
                owner.post("/v1/fee-schedules", scheduleBody()).expect(201).text("id");
        owned.put("feeScheduleId", schedule);
        owned.put(
                "cronScheduleId",
                owner.post("/v1/contexts/" + context + "/schedules", Map.of("cronExpression", "0 6 * * *"))
                        .expect(201)
                        .text("id"));
        owned.put(
                "feeRuleId",
                owner.post(
                                "/v1/contexts/" + context + "/fee-rules",
                                Map.of("side", "ANY", "feeScheduleId", schedule, "name", "all"))
                        .expect(201)
                        .text("id"));
        owner.patch("/v1/contexts/" + context, Map.of("status", "ACTIVE")).expect(200);
        upload(context, left, "a,10.00,BRL,2026-11-01\nb,20.00,BRL,2026-11-01\n");
        upload(context, sources.get(1).required("id").asString(), "a,10.00,BRL,2026-11-01\nc,7.00,BRL,2026-11-01\n");
        String run = owner.with("Prefer", "wait=10")
                .post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .expect(202)
                .text("runId");
        owned.put("runId", run);
        owned.put("matchGroupId", first("/v1/matching/runs/" + run + "/groups?contextId=" + context));
        String jobs = "/v1/imports/contexts/" + context + "/jobs";
        owned.put("jobId", first(jobs));
        owned.put("transactionId", first(jobs + "/" + owned.get("jobId") + "/transactions"));
        owned.put(
                "templateId",
                owner.post("/v1/imports/formats/templates", template())
                        .expect(201)
                        .text("id"));
        owned.put("exceptionId", first("/v1/exceptions"));
        owned.put(
                "suggestionId",
                suggested(context, left, sources.get(1).required("id").asString()));
    }

    private String suggested(String context, String left, String right) {
        for (Client client : List.of(owner, other)) {
            client.put("/system/matcher/rule_suggestions.opt_in", Map.of("value", true))
                    .expect(204);
        }
        upload(context, left, "d,11.00,BRL,2026-11-01\ne,12.00,BRL,2026-11-01\nf,13.00,BRL,2026-11-01\n");
        upload(context, right, "d,11.00,BRL,2026-11-03\ne,12.00,BRL,2026-11-03\nf,13.00,BRL,2026-11-03\n");
        return owner.post("/v1/matching/contexts/" + context + "/rule-suggestions", Map.of())
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    @Test
    void what_one_tenant_owns_is_404_for_the_other_and_untouched_afterwards() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes()) {
            if (route.ofOne() && !NOT_OWNED.contains(route.operation())) {
                Client.Reply reply = call(other, route);
                if (reply.status() != 404) {
                    wrong.add(route + " answered " + reply.status() + " " + reply.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
        for (Route route : routes()) {
            if (route.ofOne() && route.method().equals("GET") && !NOT_OWNED.contains(route.operation())) {
                assertThat(call(owner, route).status()).as(route.operation()).isEqualTo(200);
            }
        }
        assertThat(owner.get("/v1/contexts/" + owned.get("contextId")).text("name"))
                .isEqualTo("ours");
    }

    @Test
    void lists_of_the_other_tenant_are_empty() {
        for (Route route : routes()) {
            if (!route.ofOne() && route.method().equals("GET") && route.path().startsWith("/v1/")) {
                Client.Reply reply = call(other, route);
                JsonNode json = reply.json();
                if (json.isArray()) {
                    assertThat(json.size()).as(route.operation()).isZero();
                }
                if (reply.status() == 200
                        && json.has("items")
                        && !route.operation().contains("ConnectorTypes")) {
                    assertThat(json.required("items").size())
                            .as(route.operation())
                            .isZero();
                }
            }
        }
    }

    @Test
    void a_connection_of_another_tenant_can_not_be_given_a_token() {
        assertThat(other.post(
                                "/v1/discovery/webhooks/tokens",
                                Map.of("vendor", "pluggy", "connection_config_name", "main"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0201");
    }

    @Test
    void a_caller_without_any_permission_is_refused_everywhere_before_anything_is_looked_up() {
        Client nobody = service.client(java.util.UUID.randomUUID(), "nobody");
        for (Route route : routes()) {
            if (!Operations.isOpen(route.operation())) {
                assertThat(call(nobody, route).status()).as(route.operation()).isEqualTo(403);
            }
        }
    }

    private Client.Reply call(Client client, Route route) {
        Matcher variables = VARIABLE.matcher(route.path());
        String path = variables.replaceAll(found -> value(route, found.group(1)));
        String query = route.path().startsWith("/v1/matching/") && !route.path().contains("{contextId}")
                ? "?contextId=" + owned.get("contextId")
                : "";
        if (List.of("uploadFile", "previewFile").contains(route.operation())) {
            return client.upload(path, "x.csv", csv("z,1.00,BRL,2026-11-01\n"), Map.of("format", "csv"));
        }
        if (route.operation().equals("reorderMatchRules")) {
            return client.post(path, Map.of("ruleIds", List.of(value(route, "ruleId"))));
        }
        Object body = BODIES.get(route.operation());
        return switch (route.method()) {
            case "GET" -> client.get(path + query);
            case "POST" -> client.post(path + query, body == null ? Map.of() : body);
            case "PUT" -> client.put(path, body == null ? Map.of("value", 1) : body);
            case "PATCH" -> client.patch(path, body == null ? Map.of() : body);
            default ->
                body == null
                        ? client.delete(path + query)
                        : client.send("DELETE", path + query, "application/json", "{\"reason\":\"stolen\"}");
        };
    }

    private String value(Route route, String variable) {
        if (variable.equals("key")) {
            return "rate_limit.max";
        }
        if (variable.equals("id")) {
            return first(
                    route.path().contains("aggregator-connections")
                            ? "/v1/discovery/aggregator-connections"
                            : "/v1/discovery/webhooks/tokens");
        }
        String known = variable.equals("scheduleId")
                ? route.path().contains("fee-schedules") ? "feeScheduleId" : "cronScheduleId"
                : variable;
        String id = owned.get(known);
        assertThat(id)
                .as("An id for {" + variable + "} of " + route.operation())
                .isNotNull();
        return java.util.Objects.requireNonNull(id);
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        RequestMappingHandlerMapping mapping = service.part(RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Method method = handler.getMethod();
            if (method.getDeclaringClass().getPackageName().startsWith("io.matcher")
                    && !Operations.isOpen(method.getName())) {
                routes.add(route(info, method.getName()));
            }
        });
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private static Route route(RequestMappingInfo info, String operation) {
        RequestMethod method =
                info.getMethodsCondition().getMethods().iterator().next();
        return new Route(
                operation, method.name(), info.getPatternValues().iterator().next());
    }

    private String first(String list) {
        return owner.get(list)
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }

    private void upload(String context, String source, String rows) {
        owner.upload(
                        "/v1/imports/contexts/" + context + "/sources/" + source + "/upload",
                        "rows.csv",
                        csv(rows),
                        Map.of("format", "csv"))
                .expect(202);
    }

    private static byte[] csv(String rows) {
        return ("id,amount,currency,date\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> contextBody() {
        return Map.of(
                "name", "ours",
                "type", "1:1",
                "interval", "daily",
                "sources",
                        List.of(
                                Map.of("name", "L", "type", "LEDGER", "side", "LEFT", "mapping", mapping()),
                                Map.of("name", "R", "type", "BANK", "side", "RIGHT", "mapping", mapping())),
                "rules", List.of(Map.of("priority", 1, "type", "EXACT", "config", Map.of("matchReference", true))));
    }

    private static Map<String, Object> scheduleBody() {
        return Map.of(
                "name", "prices",
                "currency", "BRL",
                "applicationOrder", "PARALLEL",
                "items", List.of(Map.of("name", "flat", "structureType", "FLAT", "structure", Map.of("amount", "1"))));
    }

    private static Map<String, Object> bindingBody() {
        return Map.of(
                "kind", "file",
                "format", "csv",
                "transportConfig",
                        Map.of("host", "sftp.bank.example", "port", 22, "path", "/out", "credentialRef", "bank"));
    }

    private static Map<String, Object> template() {
        return Map.of(
                "region", "XX",
                "family", "ours",
                "variant", "v1",
                "recordLength", 30,
                "defaultCurrency", "BRL",
                "fields",
                        List.of(
                                Map.of("name", "external_id", "start", 1, "length", 10, "kind", "text"),
                                Map.of("name", "amount", "start", 11, "length", 10, "kind", "decimal", "scale", 2),
                                Map.of(
                                        "name",
                                        "date",
                                        "start",
                                        21,
                                        "length",
                                        8,
                                        "kind",
                                        "date",
                                        "format",
                                        "yyyyMMdd")));
    }

    private static Map<String, String> mapping() {
        return Map.of("external_id", "id", "amount", "amount", "currency", "currency", "date", "date");
    }
}
