package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AdjustmentTest {

    private final Service service = Service.shared();
    private final Books books = Books.with(
                    service, rule(1, "TOLERANCE", Map.of("absTolerance", "0.50", "percentTolerance", "0")))
            .left(row("A", "100.30"), row("B", "7"))
            .right(row("A", "100"));

    private static Map<String, Object> body(String direction, String amount) {
        return new HashMap<>(Map.of(
                "type", "ROUNDING", "direction", direction, "amount", amount, "currency", "BRL", "reason", "Rounding"));
    }

    private Client.Reply post(Map<String, Object> body) {
        return books.client.post("/v1/matching/adjustments?contextId=" + books.context, body);
    }

    private static Map<String, Object> of(JsonNode group, Map<String, Object> body) {
        body.put("matchGroupId", group.required("id").asString());
        return body;
    }

    @Test
    void an_adjustment_takes_the_place_of_the_difference_that_it_explains() {
        JsonNode run = books.commit();
        JsonNode group = books.groups(run).getFirst();
        JsonNode made =
                post(of(group, body("DEBIT", "0.10"))).expect(201).json().required("adjustment");
        assertThat(made.required("effect").asString()).isEqualTo("-0.1");
        assertThat(made.required("createdBy").asString()).isEqualTo("tester");
        JsonNode partly = books.groups(run).getFirst();
        assertThat(partly.required("difference").asString()).isEqualTo("0.2");
        assertThat(partly.required("differenceType").asString()).isEqualTo("TOLERANCE");
        Map<String, Object> rest = of(group, body("CREDIT", "0.20"));
        rest.put("transactionId", books.id("RIGHT", "A"));
        post(rest).expect(201);
        JsonNode wholly = books.groups(run).getFirst();
        assertThat(wholly.required("difference").asString()).isEqualTo("0");
        assertThat(wholly.has("differenceType")).isFalse();
        assertThat(wholly.required("balance").required("adjustments").asString())
                .isEqualTo("-0.3");
        assertThat(books.query("select action from audit_logs where tenant_id = ? and entity_type = 'adjustment'"))
                .containsExactly("CREATE", "CREATE");
        assertThat(books.query("select type from outbox_events where tenant_id = ? and type like 'adjustment%'"))
                .hasSize(2);
    }

    @Test
    void an_adjustment_explains_no_more_than_there_is() {
        JsonNode group = books.groups(books.commit()).getFirst();
        assertThat(post(of(group, body("DEBIT", "0.31"))).expect(422).text("code"))
                .isEqualTo("MTCH-0006");
        post(of(group, body("CREDIT", "0.10"))).expect(422);
        post(of(group, body("DEBIT", "0.3"))).expect(201);
        post(of(group, body("DEBIT", "0.01"))).expect(422);
    }

    @Test
    void each_field_is_checked_and_named() {
        JsonNode group = books.groups(books.commit()).getFirst();
        for (String amount : new String[] {"0", "-1", "1e5", "x", "0.000000001", "1234567890123"}) {
            assertThat(post(of(group, body("DEBIT", amount))).expect(400).text("detail"))
                    .as(amount)
                    .contains("body.amount");
        }
        Map<String, Object> other = of(group, body("DEBIT", "0.1"));
        other.put("currency", "EUR");
        assertThat(post(other).expect(400).text("detail")).contains("body.currency");
        assertThat(post(body("DEBIT", "1")).expect(400).text("detail")).contains("body.matchGroupId");
        Map<String, Object> stranger = of(group, body("DEBIT", "0.1"));
        stranger.put("transactionId", books.id("LEFT", "B"));
        assertThat(post(stranger).expect(400).text("detail")).contains("body.transactionId");
        Map<String, Object> typeless = of(group, body("DEBIT", "0.1"));
        typeless.put("type", "BRIBE");
        post(typeless).expect(400);
        Map<String, Object> nowhere = body("DEBIT", "0.1");
        nowhere.put("matchGroupId", UUID.randomUUID().toString());
        post(nowhere).expect(404);
        nowhere.remove("matchGroupId");
        nowhere.put("transactionId", UUID.randomUUID().toString());
        post(nowhere).expect(404);
        nowhere.put("transactionId", books.id("LEFT", "A"));
        assertThat(post(nowhere).expect(409).text("code")).isEqualTo("MTCH-0305");
        books.unmatch(group, "No").expect(204);
        assertThat(post(of(group, body("DEBIT", "0.1"))).expect(409).text("code"))
                .isEqualTo("MTCH-0409");
    }

    @Test
    void a_key_that_is_sent_again_makes_no_second_adjustment() {
        JsonNode group = books.groups(books.commit()).getFirst();
        Client keyed = books.client.with("Idempotency-Key", "adjust-once");
        String path = "/v1/matching/adjustments?contextId=" + books.context;
        String first =
                keyed.post(path, of(group, body("DEBIT", "0.1"))).expect(201).body();
        assertThat(keyed.post(path, of(group, body("DEBIT", "0.1"))).expect(201).body())
                .isEqualTo(first);
        assertThat(books.query("select id::text from match_adjustments where tenant_id = ?"))
                .hasSize(1);
    }

    @Test
    void the_database_knows_no_adjustment_outside_of_its_groups_balance() {
        JsonNode group = books.groups(books.commit()).getFirst();
        assertThatThrownBy(() -> service.part(Transactions.class)
                        .run(new TenantId(books.tenant), () -> service.part(JdbcClient.class)
                                .sql("""
                                        insert into match_adjustments (id, tenant_id, context_id, group_id, counted_in, type, direction, amount,
                                                                       effect, currency, reason, actor)
                                        select gen_random_uuid(), tenant_id, context_id, id, id, 'ROUNDING', 'DEBIT', 0.3, -0.3, 'BRL', 'x', 'x'
                                          from match_groups where tenant_id = ? and id = ?""")
                                .params(
                                        books.tenant,
                                        UUID.fromString(group.required("id").asString()))
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }
}
