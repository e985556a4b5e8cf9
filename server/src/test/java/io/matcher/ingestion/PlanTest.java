package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.http.PageRequest;
import io.matcher.testing.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under row-level security an index serves a list only if nothing stands between the two; so each list is planned as the service's role, at scale. */
class PlanTest {

    private static final int ROWS = 300_000;
    private static final Service SERVICE = Service.shared();
    private static Setup setup;
    private static Setup small;
    private static UUID jobId;

    @BeforeAll
    static void fill() throws SQLException {
        setup = filled();
        jobId = setup.in(() -> setup.jdbc
                .sql("select id from ingestion_jobs where tenant_id = ?")
                .param(setup.tenant.value())
                .query(UUID.class)
                .single());
        filled();
        small = Setup.on(SERVICE);
        small.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-01,\nb,2,EUR,2025-01-01,\n")
                .expect(202);
        try (Connection owner = DriverManager.getConnection(
                        SERVICE.database().url(),
                        SERVICE.database().owner().user(),
                        SERVICE.database().owner().password());
                Statement sql = owner.createStatement()) {
            sql.execute("analyze transactions, open_items, ingestion_jobs");
        }
    }

    private static Setup filled() {
        Setup filled = Setup.on(SERVICE);
        StringBuilder csv = new StringBuilder("id,amount,currency,date,text\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("T-")
                    .append(i)
                    .append(',')
                    .append(i * 31L % 100_000)
                    .append(".5,EUR,2025-0")
                    .append(i % 9 + 1)
                    .append("-1")
                    .append(i % 10)
                    .append(",text ")
                    .append(i)
                    .append('\n');
        }
        String job = filled.uploadCsv(csv.toString()).expect(202).text("id");
        io.matcher.testing.Eventually.eventually(() -> assertThat(
                        filled.client().get(filled.path("/jobs/" + job)).text("status"))
                .isEqualTo("COMPLETED"));
        filled.in(() -> filled.jdbc
                .sql("delete from open_items where tenant_id = ? and booking_date > '2025-01-15'")
                .param(filled.tenant.value())
                .update());
        return filled;
    }

    @ParameterizedTest
    @CsvSource({
        ",,,,,,",
        "rare,,,,,,",
        ",7.5,7.5,,,,",
        ",,,2025-01-10T00:00:00Z,2025-01-12T00:00:00Z,,",
        ",,,,,T-77,",
        ",,,,,,UNMATCHED",
        ",,,,,,MATCHED",
        ",,,,,,IGNORED",
        ",,,,,,PENDING_REVIEW",
    })
    void no_search_scans_the_whole_table(
            String q, String min, String max, String from, String to, String reference, String status) {
        Search search = Search.of(q, min, max, from, to, reference, null, status, null, null, null);
        SearchQuery query = new SearchQuery(setup.tenant, setup.contextId, List.of(setup.sourceId), search);
        assertThat(plan(query.rows(search), query.params())).doesNotContain("Seq Scan on transactions");
        assertThat(plan(query.count(TransactionLists.MOST_COUNTED), query.params()))
                .doesNotContain("Seq Scan on transactions");
    }

    @Test
    void a_whole_reference_is_found_by_the_key() {
        Search search = Search.of(null, null, null, null, null, "T-77", null, null, null, null, null);
        SearchQuery query = new SearchQuery(setup.tenant, setup.contextId, List.of(setup.sourceId), search);
        assertThat(plan(query.rows(search), query.params())).contains("transactions_identity");
    }

    @ParameterizedTest
    @CsvSource({"ID,true", "ID,false", "DATE,true", "STATUS,false"})
    void the_transactions_of_a_job_are_found_by_its_range_of_ids(Sorting.JobTransactions by, boolean ascending) {
        IngestionJob job = setup.in(() -> SERVICE.part(IngestionJobStore.class).find(setup.tenant, jobId))
                .orElseThrow();
        TransactionStore.Query query = TransactionStore.jobPage(
                setup.tenant, job, TransactionLists.keyset(by, ascending), new PageRequest(20, null));
        assertThat(plan(query.sql(), query.params()))
                .doesNotContain("Seq Scan on transactions")
                .containsAnyOf("transactions_of_context", "transactions_pkey")
                .contains("transactions_amended");
    }

    @Test
    void what_is_open_in_a_small_context_is_read_without_the_rows_of_large_ones() {
        assertThat(plan(small, OpenItemStore.open(small.tenant, small.contextId), List.of()))
                .doesNotContain("Seq Scan")
                .contains("open_items_pkey", "transactions_pkey");
        assertThat(plan(small, OpenItemStore.UNMATCHED, List.of(small.tenant.value(), small.contextId)))
                .doesNotContain("Seq Scan");
    }

    private static String plan(String sql, List<?> params) {
        return plan(setup, sql, params);
    }

    private static String plan(Setup setup, String sql, List<?> params) {
        return setup.in(() -> {
            setup.jdbc.sql("set local random_page_cost = 1.1").update();
            return String.join(
                    "\n",
                    setup.jdbc
                            .sql("explain " + sql)
                            .params(params)
                            .query(String.class)
                            .list());
        });
    }
}
