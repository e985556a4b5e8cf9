package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesTest {

    private static final String FIRST = """
            id,amount,currency,date,text
            a,1,EUR,2025-01-01,
            b,2,EUR,2025-01-01,
            """;
    private static final String SECOND = """
            id,amount,currency,date,text
            a,1.00,EUR,2025-01-01,
            b,5,EUR,2025-01-01,
            c,3,EUR,2025-01-01,
            c,4,EUR,2025-01-01,
            """;

    private final Service service = Service.shared();

    @Test
    void known_rows_are_left_alone_and_counted_unless_the_source_says_otherwise() {
        Setup setup = Setup.on(service);
        setup.uploadCsv(FIRST).expect(202);
        JsonNode job = setup.uploadCsv(SECOND).expect(202).json();
        assertThat(job.required("totalRows").intValue()).isEqualTo(4);
        assertThat(job.required("insertedRows").intValue()).isEqualTo(1);
        assertThat(job.required("duplicateRows").intValue()).isEqualTo(3);
        assertThat(job.required("amendedRows").intValue()).isZero();
        assertThat(amount(setup, "b")).isEqualTo("2");
        assertThat(amount(setup, "c")).as("the first of the two").isEqualTo("3");
        assertThat(setup.count("open_items")).isEqualTo(3);
    }

    @Test
    void a_source_that_amends_gives_rows_that_differ_a_new_version() {
        Setup setup = Setup.on(service, "{\"onDuplicate\":\"amend\"}");
        String firstJob = setup.uploadCsv(FIRST).expect(202).text("id");
        Client.Reply reply = setup.uploadCsv(SECOND).expect(202);
        assertThat(reply.json().required("insertedRows").intValue()).isEqualTo(1);
        assertThat(reply.json().required("amendedRows").intValue()).isEqualTo(1);
        assertThat(reply.json().required("duplicateRows").intValue()).isEqualTo(2);
        assertThat(amount(setup, "b")).isEqualTo("5");
        assertThat(amount(setup, "c")).as("the last of the two").isEqualTo("4");
        assertThat(setup.count("transaction_versions")).isEqualTo(1);
        assertThat(setup.count("open_items")).isEqualTo(3);

        assertThat(externalIds(setup, reply.text("id"))).containsExactlyInAnyOrder("b", "c");
        assertThat(externalIds(setup, firstJob)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_source_that_refuses_refuses_the_whole_file_and_names_the_lines() {
        Setup setup = Setup.on(service, "{\"onDuplicate\":\"refuse\"}");
        setup.uploadCsv(FIRST).expect(202);
        Client.Reply reply = setup.uploadCsv(SECOND).expect(202);
        assertThat(reply.text("status")).isEqualTo("FAILED");
        assertThat(reply.text("failureReason")).contains("3 of its rows");
        JsonNode errors = setup.client()
                .get(setup.path("/jobs/" + reply.text("id") + "/errors"))
                .expect(200)
                .json();
        assertThat(errors.required("items")
                        .valueStream()
                        .map(e -> e.required("row").intValue())
                        .toList())
                .containsExactly(2, 3, 5);
        assertThat(setup.count("transactions")).isEqualTo(2);
    }

    @Test
    void a_job_leaves_an_audit_row_and_an_event_in_the_outbox() {
        Setup setup = Setup.on(service);
        UUID job = UUID.fromString(setup.uploadCsv(FIRST).expect(202).text("id"));
        assertThat(strings(setup, "select action from audit_logs where entity_id = ? order by created_at", job))
                .containsExactly("CREATE", "COMPLETE");
        assertThat(strings(setup, "select type from outbox_events where aggregate_id = ?", job))
                .containsExactly("ingestion.completed");
        assertThat(strings(setup, "select payload ->> 'dateRangeStart' from outbox_events where aggregate_id = ?", job))
                .containsExactly("2025-01-01");
    }

    private static List<String> strings(Setup setup, String sql, UUID id) {
        return setup.in(() -> setup.jdbc.sql(sql).param(id).query(String.class).list());
    }

    private static String amount(Setup setup, String externalId) {
        return setup.client()
                .get(setup.path("/transactions/search?reference=" + externalId))
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("amount")
                .stringValue();
    }

    private static List<String> externalIds(Setup setup, String jobId) {
        return setup.client()
                .get(setup.path("/jobs/" + jobId + "/transactions"))
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .map(item -> item.required("externalId").stringValue())
                .toList();
    }
}
