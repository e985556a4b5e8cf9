package io.matcher.fees;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeeSchedulesTest {

    private static final String PATH = "/v1/fee-schedules";

    private final Service service = Service.shared();
    private final Client client = service.admin();

    @Test
    void a_schedule_is_made_read_listed_changed_and_deleted() {
        JsonNode made = client.post(PATH, card("Card")).expect(201).json();
        String id = made.required("id").asString();
        assertThat(made.required("currency").asString()).isEqualTo("BRL");
        assertThat(made.required("roundingScale").asInt()).isEqualTo(2);
        assertThat(made.required("items").get(0).required("structure").toString())
                .isEqualTo("{\"rate\":\"0.015\"}");
        assertThat(made.required("items").get(1).required("structure").toString())
                .isEqualTo("{\"amount\":\"0.8\"}");
        assertThat(made.required("items").get(2).required("structure").toString())
                .isEqualTo("{\"tiers\":[{\"upTo\":\"1000\",\"rate\":\"0\"},{\"rate\":\"0.001\"}]}");
        assertThat(client.get(PATH + "/" + id).expect(200).json()).isEqualTo(made);
        client.post(PATH, card("Acquirer")).expect(201);
        assertThat(names(client.get(PATH))).containsExactly("Acquirer", "Card");
        assertThat(names(client.get(PATH + "?limit=1"))).containsExactly("Acquirer");

        JsonNode changed = client.patch(
                        PATH + "/" + id, Map.of("name", "Cards", "applicationOrder", "CASCADING", "roundingScale", 4))
                .expect(200)
                .json();
        assertThat(changed.required("applicationOrder").asString()).isEqualTo("CASCADING");
        assertThat(changed.required("roundingMode").asString()).isEqualTo("BANKERS");
        assertThat(changed.required("items")).isEqualTo(made.required("items"));

        client.delete(PATH + "/" + id).expect(204);
        assertThat(client.get(PATH + "/" + id).expect(404).text("code")).isEqualTo("MTCH-0115");
        assertThat(client.patch(PATH + "/" + id, Map.of("name", "x"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0115");
        assertThat(client.delete(PATH + "/" + id).expect(404).text("code")).isEqualTo("MTCH-0115");
    }

    @Test
    void the_list_takes_any_limit() {
        client.post(PATH, card("One")).expect(201);
        for (String limit : List.of("0", "-3", "many", "100000000000")) {
            assertThat(names(client.get(PATH + "?limit=" + limit))).containsExactly("One");
        }
    }

    @Test
    void what_is_left_out_is_the_usual() {
        JsonNode yen = client.post(
                        PATH,
                        Map.of(
                                "name", "Yen",
                                "currency", "jpy",
                                "applicationOrder", "PARALLEL",
                                "items", List.of(flat("a", "1"), flat("b", "2"))))
                .expect(201)
                .json();
        assertThat(yen.required("currency").asString()).isEqualTo("JPY");
        assertThat(yen.required("roundingScale").asInt()).isZero();
        assertThat(yen.required("roundingMode").asString()).isEqualTo("HALF_UP");
        assertThat(yen.required("items").get(1).required("priority").asInt()).isEqualTo(1);
    }

    @Test
    void names_are_taken_once_in_a_tenant() {
        client.post(PATH, card("Card")).expect(201);
        assertThat(client.post(PATH, card(" Card ")).expect(409).text("code")).isEqualTo("MTCH-0101");
        String other = client.post(PATH, card("Other")).expect(201).text("id");
        assertThat(client.patch(PATH + "/" + other, Map.of("name", "Card"))
                        .expect(409)
                        .text("code"))
                .isEqualTo("MTCH-0101");
        service.admin().post(PATH, card("Card")).expect(201);
    }

    @Test
    void the_currency_is_one_of_iso_or_the_tenants_own() {
        Map<String, Object> body = card("Coin");
        body.put("currency", "XQZ");
        assertThat(locations(client.post(PATH, body))).containsExactly("body.currency");
        client.put("/system/matcher/currencies.extra", Map.of("value", List.of("XQZ")))
                .expect(204);
        client.post(PATH, body).expect(201);
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        Map<String, Object> body = card(" ");
        body.put("name", "x\u0007");
        body.put(
                "items",
                List.of(
                        flat("minus", "-1"),
                        item("number", "FLAT", Map.of("amount", 5)),
                        item("share", "PERCENTAGE", Map.of("rate", "1.5")),
                        item("fine", "PERCENTAGE", Map.of("rate", "0.00000000001")),
                        item("nothing", "TIERED", Map.of("tiers", List.of())),
                        item("more", "FLAT", Map.of("amount", "1", "rate", "0.1")),
                        item(
                                "open",
                                "TIERED",
                                Map.of("tiers", List.of(Map.of("rate", "0.1"), Map.of("upTo", "5", "rate", "0.1")))),
                        item(
                                "falling",
                                "TIERED",
                                Map.of(
                                        "tiers",
                                        List.of(
                                                Map.of("upTo", "5", "rate", "0.1"),
                                                Map.of("upTo", "5", "rate", "2"),
                                                Map.of("upTo", "4", "rate", "0")))),
                        item("huge", "FLAT", Map.of("amount", "1000000000000"))));
        assertThat(locations(client.post(PATH, body)))
                .containsExactlyInAnyOrder(
                        "body.name",
                        "body.items[0].structure.amount",
                        "body.items[1].structure.amount",
                        "body.items[2].structure.rate",
                        "body.items[3].structure.rate",
                        "body.items[4].structure.tiers",
                        "body.items[5].structure",
                        "body.items[6].structure.tiers[0].upTo",
                        "body.items[7].structure.tiers[1].rate",
                        "body.items[7].structure.tiers[2].upTo",
                        "body.items[8].structure.amount");
    }

    @Test
    void what_the_form_does_not_allow_is_400() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "roundingMode", "", "roundingScale", 11, "applicationOrder", "BOTH", "items", List.of())
                .entrySet()) {
            Map<String, Object> body = card("Wrong");
            body.put(wrong.getKey(), wrong.getValue());
            assertThat(locations(client.post(PATH, body))).containsExactly("body." + wrong.getKey());
        }
        Map<String, Object> twice = card("Twice");
        twice.put("items", List.of(priority(flat("a", "1"), 3), priority(flat("b", "1"), 3)));
        assertThat(locations(client.post(PATH, twice))).containsExactly("body.items[1].priority");
        String id = client.post(PATH, card("Fixed")).expect(201).text("id");
        for (String member : List.of("currency", "items")) {
            assertThat(locations(client.patch(
                            PATH + "/" + id, Map.of(member, card("x").get(member)))))
                    .containsExactly("body." + member);
        }
        assertThat(locations(client.patch(PATH + "/" + id, Map.of("name", " "))))
                .containsExactly("body.name");
    }

    @Test
    void a_simulation_shows_fee_by_fee_what_is_taken() {
        String id = client.post(PATH, card("Card")).expect(201).text("id");
        Client.Reply reply = simulate(id, "100.00", "brl").expect(200);
        assertThat(reply.text("grossAmount")).isEqualTo("100");
        assertThat(reply.text("totalFee")).isEqualTo("2.3");
        assertThat(reply.text("netAmount")).isEqualTo("97.7");
        assertThat(reply.text("currency")).isEqualTo("BRL");
        assertThat(reply.json().required("items").get(1).toString())
                .isEqualTo("{\"name\":\"terminal\",\"fee\":\"0.8\",\"baseUsed\":\"100\"}");
    }

    @Test
    void a_simulation_of_what_makes_no_sense_is_400() {
        String id = client.post(PATH, card("Card")).expect(201).text("id");
        assertThat(locations(simulate(id, "100", "EUR"))).containsExactly("body.currency");
        for (String amount : List.of("-1", "1e3", "", "1,5", "1000000000000", "0.123456789")) {
            assertThat(locations(simulate(id, amount, "BRL"))).containsExactly("body.grossAmount");
        }
        assertThat(client.post(
                                PATH + "/" + "00000000-0000-7000-8000-000000000000/simulate",
                                Map.of("grossAmount", "1", "currency", "BRL"))
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0115");
        Map<String, Object> flat = card("Flat");
        flat.put("items", List.of(flat("a", "1")));
        String flatId = client.post(PATH, flat).expect(201).text("id");
        assertThat(simulate(flatId, "-5", "BRL").expect(200).text("netAmount")).isEqualTo("-6");
    }

    @Test
    void a_schedule_that_a_rule_names_is_kept() {
        String id = client.post(PATH, card("Card")).expect(201).text("id");
        String context = Setup.context(client, Setup.bare("Sales"));
        String rule = client.post(
                        "/v1/contexts/" + context + "/fee-rules",
                        Map.of("side", "ANY", "feeScheduleId", id, "name", "all"))
                .expect(201)
                .text("id");
        assertThat(client.delete(PATH + "/" + id).expect(409).text("code")).isEqualTo("MTCH-0108");
        client.delete("/v1/fee-rules/" + rule).expect(204);
        client.delete(PATH + "/" + id).expect(204);
    }

    private Client.Reply simulate(String id, String amount, String currency) {
        return client.post(PATH + "/" + id + "/simulate", Map.of("grossAmount", amount, "currency", currency));
    }

    /** 1.5 % and 0.80, and a thousandth of what is beyond 1000. */
    static Map<String, Object> card(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "currency",
                "BRL",
                "applicationOrder",
                "PARALLEL",
                "roundingScale",
                2,
                "roundingMode",
                "BANKERS",
                "items",
                List.of(
                        priority(item("interchange", "PERCENTAGE", Map.of("rate", "0.0150")), 1),
                        priority(flat("terminal", "0.80"), 2),
                        priority(
                                item(
                                        "large",
                                        "TIERED",
                                        Map.of(
                                                "tiers",
                                                List.of(
                                                        Map.of("upTo", "1000.00", "rate", "0"),
                                                        Map.of("rate", "0.001")))),
                                3))));
    }

    private static Map<String, Object> flat(String name, String amount) {
        return item(name, "FLAT", Map.of("amount", amount));
    }

    private static Map<String, Object> item(String name, String type, Map<String, Object> structure) {
        return new HashMap<>(Map.of("name", name, "structureType", type, "structure", structure));
    }

    private static Map<String, Object> priority(Map<String, Object> item, int priority) {
        item.put("priority", priority);
        return item;
    }

    private static List<String> names(Client.Reply list) {
        return list.expect(200)
                .json()
                .valueStream()
                .map(schedule -> schedule.required("name").asString())
                .toList();
    }

    private static List<String> locations(Client.Reply refused) {
        return refused.expect(400)
                .json()
                .required("errors")
                .valueStream()
                .map(error -> error.required("location").asString())
                .toList();
    }
}
