package io.matcher.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private final Service service = Service.shared();
    private final UUID tenant = UUID.randomUUID();
    private final Client client = service.client(tenant, "admin");

    @Test
    void a_calendar_is_put_read_put_again_listed_and_deleted() {
        Client.Reply made = put(
                        "brazil", List.of("SUNDAY", "SATURDAY"), List.of("2026-12-25", "2026-09-07", "2026-12-25"))
                .expect(200);
        assertThat(made.json().required("weekend").toString()).isEqualTo("[\"SATURDAY\",\"SUNDAY\"]");
        assertThat(made.json().required("holidays").toString()).isEqualTo("[\"2026-09-07\",\"2026-12-25\"]");
        assertThat(made.text("zone")).isEqualTo("America/Sao_Paulo");
        assertThat(version(made)).isEqualTo(1);
        assertThat(client.get("/v1/calendars/brazil").expect(200).json()).isEqualTo(made.json());

        Client.Reply same = put("brazil", List.of("SATURDAY", "SUNDAY"), List.of("2026-12-25", "2026-09-07"))
                .expect(200);
        assertThat(same.json()).isEqualTo(made.json());
        Client.Reply other = put("brazil", List.of("SUNDAY"), List.of()).expect(200);
        assertThat(version(other)).isEqualTo(2);
        assertThat(other.text("createdAt")).isEqualTo(made.text("createdAt"));

        put("alaska", List.of("SUNDAY"), List.of("2026-12-25")).expect(200);
        Client.Reply first = client.get("/v1/calendars?limit=1").expect(200);
        assertThat(first.json().required("items").get(0).required("name").asString())
                .isEqualTo("alaska");
        assertThat(first.json()
                        .required("items")
                        .get(0)
                        .required("holidayCount")
                        .intValue())
                .isEqualTo(1);
        Client.Reply second = client.get("/v1/calendars?limit=1&cursor=" + first.text("nextCursor"))
                .expect(200);
        assertThat(second.json().required("items").get(0).required("name").asString())
                .isEqualTo("brazil");
        assertThat(second.json().required("hasMore").booleanValue()).isFalse();

        client.delete("/v1/calendars/brazil").expect(204);
        client.delete("/v1/calendars/brazil").expect(404);
        client.get("/v1/calendars/brazil").expect(404);
        assertThat(
                        service.rows(
                                new TenantId(tenant),
                                "select action from audit_logs where entity_type = 'calendar' and changes ->> 'name' = 'brazil' order by created_at"))
                .containsExactly("CREATE", "UPDATE", "DELETE");
    }

    @Test
    void what_can_be_no_calendar_is_refused_by_its_place() {
        Map<String, Object> valid = body(List.of("SUNDAY"), List.of());
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "weekend", List.of("MON"), "holidays", List.of("2026-13-01"), "zone", "Mars/Olympus", "days", 7)
                .entrySet()) {
            Map<String, Object> body = new HashMap<>(valid);
            body.put(wrong.getKey(), wrong.getValue());
            assertThat(client.put("/v1/calendars/wrong", body).expect(400).text("detail"))
                    .contains("body." + wrong.getKey());
        }
        List<String> week = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
        assertThat(put("wrong", week, List.of()).expect(400).text("detail")).contains("body.weekend");
        assertThat(put("wrong", List.of(), List.of("2026-01-01", "1066-10-14"))
                        .expect(400)
                        .text("detail"))
                .contains("body.holidays[1]");
        List<String> many = IntStream.rangeClosed(0, 5_000)
                .mapToObj(day -> LocalDate.of(2026, 1, 1).plusDays(day).toString())
                .toList();
        assertThat(put("wrong", List.of(), many).expect(400).text("detail")).contains("body.holidays");
        assertThat(put("wrong", List.of(), many.subList(1, 5_001)).expect(200).status())
                .isEqualTo(200);
        for (String name : List.of("-x", "a%20b", "x".repeat(51), "%C3%A9")) {
            assertThat(put(name, List.of(), List.of()).expect(400).text("detail"))
                    .contains("path.name");
        }
    }

    @Test
    void a_context_names_a_calendar_that_there_is_and_lets_go_of_it() {
        put("brazil", List.of("SUNDAY"), List.of()).expect(200);
        Map<String, Object> body = Setup.bare("Named");
        body.put("calendar", "chile");
        assertThat(client.post("/v1/contexts", body).expect(400).text("detail")).contains("body.calendar");
        body.put("calendar", "brazil");
        String id = Setup.context(client, body);
        String path = "/v1/contexts/" + id;
        assertThat(client.get(path).text("calendar")).isEqualTo("brazil");
        assertThat(client.patch(path, Map.of("calendar", "chile")).expect(400).text("detail"))
                .contains("body.calendar");
        assertThat(client.patch(path, Map.of("name", "Still")).expect(200).text("calendar"))
                .isEqualTo("brazil");
        assertThat(client.post(path + "/clone", Map.of("name", "Copy"))
                        .expect(201)
                        .json()
                        .required("context")
                        .required("calendar")
                        .asString())
                .isEqualTo("brazil");
        assertThat(client.delete("/v1/calendars/brazil").expect(409).text("code"))
                .isEqualTo("MTCH-0007");
        client.get("/v1/contexts").json().required("items").forEach(context -> client.patch(
                        "/v1/contexts/" + context.required("id").asString(), Map.of("calendar", ""))
                .expect(200));
        assertThat(client.get(path).json().has("calendar")).isFalse();
        client.delete("/v1/calendars/brazil").expect(204);
    }

    @Test
    void a_name_may_hold_points_hyphens_and_underscores() {
        assertThat(put("br.2026_v-1", List.of("SUNDAY"), List.of()).expect(200).text("name"))
                .isEqualTo("br.2026_v-1");
        client.get("/v1/calendars/br.2026_v-1").expect(200);
        client.delete("/v1/calendars/br.2026_v-1").expect(204);
    }

    @Test
    void a_tenant_has_a_thousand_calendars_at_most_and_can_still_change_them() {
        service.rows(
                new TenantId(tenant),
                "insert into calendars (tenant_id, name, zone, weekend, holidays, actor) select '" + tenant
                        + "', 'c' || i, 'UTC', '{}', '{}', 'x' from generate_series(1, 1000) i returning name");
        Client.Reply refused = put("one-more", List.of(), List.of()).expect(409);
        assertThat(refused.text("detail")).contains("1000");
        put("c7", List.of("SUNDAY"), List.of()).expect(200);
    }

    @Test
    void a_calendar_is_its_tenants_own() {
        put("brazil", List.of("SUNDAY"), List.of()).expect(200);
        Client other = service.admin();
        other.get("/v1/calendars/brazil").expect(404);
        other.delete("/v1/calendars/brazil").expect(404);
        Map<String, Object> body = Setup.bare("Theirs");
        body.put("calendar", "brazil");
        other.post("/v1/contexts", body).expect(400);
        Client viewer = service.client(tenant, "viewer");
        viewer.get("/v1/calendars/brazil").expect(200);
        viewer.put("/v1/calendars/brazil", body(List.of(), List.of())).expect(403);
        viewer.delete("/v1/calendars/brazil").expect(403);
    }

    @Test
    void a_source_says_when_its_day_ends_and_how_long_it_takes_to_settle() {
        String sources = "/v1/contexts/" + Setup.context(client, Setup.bare("Sources")) + "/sources";
        Map<String, Object> config = Map.of("cutOff", "17:30", "settlementDays", 2);
        assertThat(client.post(sources, source(config))
                        .expect(201)
                        .json()
                        .required("config")
                        .required("cutOff")
                        .asString())
                .isEqualTo("17:30");
        for (Object wrong : List.of("24:00", "7:30", "17:30:00", 1730, "")) {
            assertThat(client.post(sources, source(Map.of("cutOff", wrong)))
                            .expect(400)
                            .text("detail"))
                    .contains("body.config.cutOff");
        }
        for (Object wrong : List.of(-1, 366, 1.5, "2", List.of())) {
            assertThat(client.post(sources, source(Map.of("settlementDays", wrong)))
                            .expect(400)
                            .text("detail"))
                    .contains("body.config.settlementDays");
        }
    }

    private static Map<String, Object> source(Map<String, Object> config) {
        return Map.of("name", "S", "type", "BANK", "side", "LEFT", "config", config);
    }

    private static int version(Client.Reply reply) {
        return reply.json().required("version").intValue();
    }

    private Client.Reply put(String name, List<String> weekend, List<String> holidays) {
        Map<String, Object> body = new HashMap<>(body(weekend, holidays));
        body.put("zone", "America/Sao_Paulo");
        return client.put("/v1/calendars/" + name, body);
    }

    private static Map<String, Object> body(List<String> weekend, List<String> holidays) {
        return Map.of("weekend", weekend, "holidays", holidays);
    }
}
