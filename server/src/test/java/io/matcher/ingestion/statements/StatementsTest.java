package io.matcher.ingestion.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statement files over HTTP, from a source that has no field map to statements that are judged. */
class StatementsTest {
    private static final String ACCOUNT = "DE89370400440532013000";

    private final Client client = Service.shared().admin();

    private String context = "";
    private String source = "";

    /** An active context whose bank sends MT940. */
    private void setUp(Map<String, Object> more) {
        context = client.post("/v1/contexts", Map.of("name", "bank", "type", "1:1", "interval", "daily"))
                .expect(201)
                .text("id");
        source = source("bank", "BANK", "RIGHT", more);
        String ledger = source("ledger", "LEDGER", "LEFT", Map.of("format", "camt053"));
        assertThat(ledger).isNotEqualTo(source);
        client.post(
                        "/v1/contexts/" + context + "/rules",
                        Map.of("priority", 1, "type", "EXACT", "config", Map.of("matchAmount", true)))
                .expect(201);
        assertThat(client.get("/v1/contexts/" + context + "/setup-progress")
                        .json()
                        .at("/readiness/ready")
                        .asBoolean())
                .as("a format that says which field is which needs no field map")
                .isTrue();
        client.patch("/v1/contexts/" + context, Map.of("status", "ACTIVE")).expect(200);
    }

    private String source(String name, String type, String side, Map<String, Object> config) {
        return client.post(
                        "/v1/contexts/" + context + "/sources",
                        Map.of("name", name, "type", type, "side", side, "config", config))
                .expect(201)
                .text("id");
    }

    private Client.Reply upload(String file) {
        return client.upload(
                "/v1/imports/contexts/" + context + "/sources/" + source + "/upload",
                "statement.sta",
                file.getBytes(StandardCharsets.UTF_8),
                Map.of("format", "mt940"));
    }

    /** One statement with one credit. */
    private static String statement(String account, int number, String opening, String credit, String closing) {
        String day = String.format("2603%02d", number);
        return """
                :20:STARTUMS
                :25:%s
                :28C:%d/1
                :60F:C%sEUR%s
                :61:%s%sC%sNTRFNONREF//BANK2026%06d
                :86:Rechnung %d
                :62F:C%sEUR%s
                -
                """.formatted(
                        account,
                        number,
                        String.format("2603%02d", number - 1),
                        opening,
                        day,
                        day.substring(2),
                        credit,
                        number,
                        number,
                        day,
                        closing);
    }

    private List<JsonNode> statements() {
        return StreamSupport.stream(
                        client.get("/v1/imports/contexts/" + context + "/statements")
                                .expect(200)
                                .json()
                                .required("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static List<String> faults(JsonNode statement) {
        return StreamSupport.stream(statement.required("faults").spliterator(), false)
                .map(fault -> fault.required("kind").asString())
                .toList();
    }

    @Test
    void a_statement_is_a_record_and_its_entries_know_it() {
        setUp(Map.of("format", "mt940"));
        JsonNode job = upload(statement(ACCOUNT, 2, "100,00", "10,50", "110,50"))
                .expect(202)
                .json();
        assertThat(job.required("insertedRows").asInt()).isEqualTo(1);
        JsonNode statement = statements().getFirst();
        assertThat(statement.required("account").asString()).isEqualTo(ACCOUNT);
        assertThat(statement.required("number").asLong()).isEqualTo(2);
        assertThat(statement.at("/opening/amount").asString()).isEqualTo("100");
        assertThat(statement.at("/closing/amount").asString()).isEqualTo("110.5");
        assertThat(statement.required("credits").asString()).isEqualTo("10.5");
        assertThat(statement.required("debits").asString()).isEqualTo("0");
        assertThat(statement.required("entries").asInt()).isEqualTo(1);
        assertThat(statement.required("state").asString()).isEqualTo("IN_ORDER");
        assertThat(statement.required("jobId").asString())
                .isEqualTo(job.required("id").asString());
        JsonNode row = client.get("/v1/imports/contexts/" + context + "/jobs/"
                        + job.required("id").asString() + "/transactions")
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(row.required("amount").asString()).isEqualTo("10.5");
        assertThat(row.required("currency").asString()).isEqualTo("EUR");
    }

    @Test
    void a_gap_is_told_of_until_the_missing_statement_comes() {
        setUp(Map.of("format", "mt940"));
        upload(statement(ACCOUNT, 2, "100,00", "10,00", "110,00")).expect(202);
        upload(statement(ACCOUNT, 4, "115,00", "1,00", "116,00")).expect(202);
        assertThat(faults(statements().getFirst())).containsExactly("GAP", "OPENING_DIFFERS");
        upload(statement(ACCOUNT, 3, "110,00", "5,00", "115,00")).expect(202);
        assertThat(statements()).extracting(StatementsTest::faults).containsOnly(List.of());
    }

    @Test
    void a_statement_that_does_not_add_up_is_a_warning_unless_the_source_refuses_it() {
        setUp(Map.of("format", "mt940"));
        upload(statement(ACCOUNT, 2, "100,00", "10,00", "111,00")).expect(202);
        assertThat(faults(statements().getFirst())).containsExactly("BALANCE_BROKEN");
        client.patch(
                        "/v1/contexts/" + context + "/sources/" + source,
                        Map.of("config", Map.of("format", "mt940", "refuseStatements", List.of("BALANCE_BROKEN"))))
                .expect(200);
        Client.Reply refused =
                upload(statement(ACCOUNT, 3, "111,00", "10,00", "122,00")).expect(422);
        assertThat(refused.text("code")).isEqualTo("MTCH-0308");
        assertThat(refused.json().at("/errors/0/message").asString())
                .contains("BALANCE_BROKEN in statement 3 page 1 of account " + ACCOUNT)
                .contains("121.00")
                .contains("122.00");
        assertThat(statements()).as("nothing of a refused file is kept").hasSize(1);
        JsonNode jobs = client.get("/v1/imports/contexts/" + context + "/jobs?sort_by=created_at&sort_order=desc")
                .json();
        assertThat(jobs.at("/items/0/status").asString()).isEqualTo("FAILED");
        assertThat(jobs.at("/items/0/failureCode").asString()).isEqualTo("MTCH-0308");
        upload(statement(ACCOUNT, 3, "111,00", "10,00", "121,00")).expect(202);
        assertThat(statements()).hasSize(2);
    }

    @Test
    void a_file_of_another_account_is_refused_where_the_source_names_its_own() {
        setUp(Map.of("format", "mt940", "accounts", List.of("DE89 3704 0044 0532 0130 00")));
        Client.Reply refused = upload(statement("FR7630006000011234567890189", 2, "1,00", "1,00", "2,00"))
                .expect(422);
        assertThat(refused.json().at("/errors/0/message").asString()).contains("OTHER_ACCOUNT");
        upload(statement(ACCOUNT, 2, "1,00", "1,00", "2,00")).expect(202);
    }

    @Test
    void the_same_statement_twice_is_told_of_and_its_entries_are_duplicates() {
        setUp(Map.of("format", "mt940"));
        upload(statement(ACCOUNT, 2, "100,00", "10,00", "110,00")).expect(202);
        JsonNode again = upload(statement(ACCOUNT, 2, "100,00", "10,00", "110,00"))
                .expect(202)
                .json();
        assertThat(again.required("duplicateRows").asInt()).isEqualTo(1);
        assertThat(again.required("insertedRows").asInt()).isZero();
        assertThat(faults(statements().getFirst())).containsExactly("REPEATED");
        assertThat(faults(statements().getLast())).isEmpty();
    }

    @Test
    void a_file_of_another_format_says_what_it_looks_like() {
        setUp(Map.of("format", "mt940"));
        Client.Reply refused =
                upload("id,amount,currency,date\n1,1.00,EUR,2026-03-02\n").expect(400);
        assertThat(refused.text("detail")).contains("the file is not mt940; it looks like csv");
    }

    @Test
    void what_a_source_can_not_mean_is_refused_when_it_is_written() {
        setUp(Map.of("format", "mt940"));
        Client.Reply refused = client.post(
                        "/v1/contexts/" + context + "/sources",
                        Map.of(
                                "name", "other",
                                "type", "BANK",
                                "side", "RIGHT",
                                "config", Map.of("format", "mt999", "refuseStatements", List.of("LATE"))))
                .expect(400);
        assertThat(StreamSupport.stream(refused.json().required("errors").spliterator(), false)
                        .map(error -> error.required("location").asString()))
                .containsExactlyInAnyOrder("body.config.format", "body.config.refuseStatements");
    }

    @Test
    void another_tenant_sees_none() {
        setUp(Map.of("format", "mt940"));
        upload(statement(ACCOUNT, 2, "1,00", "1,00", "2,00")).expect(202);
        Service.shared()
                .admin()
                .get("/v1/imports/contexts/" + context + "/statements")
                .expect(404);
    }
}
