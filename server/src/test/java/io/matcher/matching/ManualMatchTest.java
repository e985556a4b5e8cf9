package io.matcher.matching;

import static io.matcher.matching.Books.row;
import static io.matcher.matching.Books.stat;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManualMatchTest {

    private final Service service = Service.shared();

    private Books pair(String left, String right) {
        return Books.exact(service).left(row("L", left)).right(row("R", right));
    }

    @Test
    void two_transactions_that_balance_are_matched_at_once() {
        Books books = pair("10.50", "10.5");
        books.commit();
        assertThat(books.exceptions("&status=OPEN")).hasSize(2);
        JsonNode group = books.match(books.id("LEFT", "L"), books.id("RIGHT", "R"))
                .expect(201)
                .json()
                .required("matchGroup");
        assertThat(group.required("kind").asString()).isEqualTo("MANUAL");
        assertThat(group.required("status").asString()).isEqualTo("CONFIRMED");
        assertThat(group.required("confidence").intValue()).isEqualTo(100);
        assertThat(group.has("ruleId")).isFalse();
        assertThat(group.required("notes").asString()).isEqualTo("By hand");
        assertThat(group.required("items").size()).isEqualTo(2);
        assertThat(books.states()).containsEntry("L", "MATCHED").containsEntry("R", "MATCHED");
        assertThat(books.exceptions("&status=OPEN")).isEmpty();
        JsonNode run = books.run(UUID.fromString(group.required("runId").asString()));
        assertThat(run.required("origin").asString()).isEqualTo("MANUAL");
        assertThat(stat(run, "matched_transactions")).isEqualTo(2);
        assertThat(books.groups(run)).hasSize(1);
        assertThat(books.query("select type from outbox_events where tenant_id = ? and type like 'match_group%'"))
                .containsExactly("match_group.confirmed");
        books.unmatch(group, "Wrong").expect(204);
        assertThat(books.exceptions("&status=OPEN")).hasSize(2);
    }

    @Test
    void a_pair_that_was_rejected_before_may_be_matched_by_hand() {
        Books books = Books.exact(service).left(row("A", "1")).right(row("A", "1"));
        books.unmatch(books.groups(books.commit()).getFirst(), "No").expect(204);
        books.match(books.id("LEFT", "A"), books.id("RIGHT", "A")).expect(201);
    }

    @Test
    void what_does_not_balance_is_refused_until_an_adjustment_explains_it() {
        Books books = pair("1000", "998.50");
        String left = books.id("LEFT", "L");
        String right = books.id("RIGHT", "R");
        Client.Reply refused = books.match(left, right).expect(422);
        assertThat(refused.text("detail")).contains("differ by 1.5 BRL");
        adjust(books, right, "CREDIT", "1.50").expect(201);
        JsonNode group = books.match(left, right).expect(201).json().required("matchGroup");
        assertThat(group.required("balance").required("adjustments").asString()).isEqualTo("-1.5");
        assertThat(group.required("balance").required("difference").asString()).isEqualTo("0");
        assertThat(group.required("adjustments").get(0).required("matchGroupId"))
                .isEqualTo(group.required("id"));
        books.unmatch(group, "Again").expect(204);
        books.match(left, right).expect(201);
    }

    private static Client.Reply adjust(Books books, String transaction, String direction, String amount) {
        return books.client.post(
                "/v1/matching/adjustments?contextId=" + books.context,
                Map.of(
                        "transactionId",
                        transaction,
                        "type",
                        "BANK_FEE",
                        "direction",
                        direction,
                        "amount",
                        amount,
                        "currency",
                        "BRL",
                        "reason",
                        "Fee of the bank"));
    }

    @Test
    void sides_and_numbers_are_those_of_the_context() {
        Books books = Books.exact(service)
                .left(row("L1", "10"), row("L2", "10"))
                .right(row("R1", "10"), row("R2", "0"), row("R3", "0"));
        String l1 = books.id("LEFT", "L1");
        String l2 = books.id("LEFT", "L2");
        String r1 = books.id("RIGHT", "R1");
        String r2 = books.id("RIGHT", "R2");
        assertThat(books.match(l1, l2).expect(400).text("code")).isEqualTo("MTCH-0403");
        assertThat(books.match(l1, r1, r2).expect(400).text("code")).isEqualTo("MTCH-0404");
        books.ofType("1:N");
        assertThat(books.match(l1, l2, r1, r2).expect(400).text("code")).isEqualTo("MTCH-0405");
        JsonNode group = books.match(l1, r1, r2).expect(201).json().required("matchGroup");
        assertThat(group.required("items").size()).isEqualTo(3);
        books.unmatch(group, "Not these").expect(204);
        assertThat(books.query("select count(*)::text from match_rejections where tenant_id = ?"))
                .containsExactly("2");
    }

    @Test
    void what_is_wrong_is_said_of_each_transaction() {
        Books books = pair("1", "1").left(Books.pending("P", "1"));
        String left = books.id("LEFT", "L");
        String right = books.id("RIGHT", "R");
        assertThat(location(books.match(left, left).expect(400))).isEqualTo("body.transactionIds[1]");
        assertThat(location(books.match(left, UUID.randomUUID().toString()).expect(404)))
                .isEqualTo("body.transactionIds[1]");
        assertThat(location(books.match(books.id("LEFT", "P"), right).expect(409)))
                .isEqualTo("body.transactionIds[0]");
        assertThat(books.match(left).expect(400).text("code")).isEqualTo("MTCH-0001");
        assertThat(books.match(left, "nobody").expect(400).text("detail")).contains("transactionIds[1]");
        books.match(IntStream.range(0, 51)
                        .mapToObj(i -> UUID.randomUUID().toString())
                        .toArray(String[]::new))
                .expect(400);
        books.match(left, right).expect(201);
        assertThat(books.match(left, right).expect(409).text("code")).isEqualTo("MTCH-0305");
        service.admin()
                .post("/v1/matching/manual?contextId=" + books.context, Map.of("transactionIds", List.of(left, right)))
                .expect(404);
        service.client(books.tenant, "viewer")
                .post("/v1/matching/manual?contextId=" + books.context, Map.of("transactionIds", List.of(left, right)))
                .expect(403);
    }

    @Test
    void two_people_who_take_the_same_transaction_at_once_get_it_once() {
        Books books = Books.exact(service).left(row("L", "5")).right(row("R1", "5"), row("R2", "5"));
        String left = books.id("LEFT", "L");
        String first = books.id("RIGHT", "R1");
        String second = books.id("RIGHT", "R2");
        List<CompletableFuture<Integer>> tries = List.of(
                CompletableFuture.supplyAsync(() -> books.match(left, first).status()),
                CompletableFuture.supplyAsync(() -> books.match(left, second).status()));
        assertThat(tries.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409);
        assertThat(books.query("select id::text from match_groups where tenant_id = ?"))
                .hasSize(1);
    }

    @Test
    void a_run_that_decided_about_a_transaction_that_a_person_took_decides_anew() {
        Books books = Books.exact(service).left(row("A", "5")).right(row("A", "5"), row("B", "5"));
        MatchRun run = service.part(io.matcher.platform.database.Transactions.class)
                .in(new io.matcher.platform.tenancy.TenantId(books.tenant), () -> service.part(RunStore.class)
                        .insert(
                                new io.matcher.platform.tenancy.Caller(
                                        new io.matcher.platform.tenancy.TenantId(books.tenant),
                                        "tester",
                                        java.util.Set.of()),
                                UUID.randomUUID(),
                                UUID.fromString(books.context),
                                RunMode.COMMIT,
                                Narrowing.NONE));
        RunProgress progress = new RunProgress(java.time.Clock.systemUTC());
        RunInput input = service.part(RunReader.class).read(run, progress);
        books.match(books.id("LEFT", "A"), books.id("RIGHT", "B")).expect(201);
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        service.part(RunWriter.class).write(run, input, new Verdicts(input, input.match()), progress))
                .isInstanceOf(StaleRun.class);
    }

    private static String location(Client.Reply reply) {
        return reply.json().required("errors").get(0).required("location").asString();
    }
}
