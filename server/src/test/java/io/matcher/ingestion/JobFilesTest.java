package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The original and the refused rows of a job come back as files, to be mended and tried again. */
class JobFilesTest {

    private static final String CSV = """
            id,amount,currency,date,text
            a,1,EUR,2025-01-15,fine
            b,ten,EUR,2025-01-15,"Smith, ""Jo""
            and Co"
            c,1,EUR
            d,2,XXQ,2025-01-15,
            """;

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);
    private final Client client = setup.client();

    @Test
    void the_refused_rows_come_as_a_table_with_line_column_reason_value_and_the_row_itself() {
        Client.Reply job = setup.uploadCsv(CSV).expect(202);
        Client.Reply file = file(job, "/errors/file").expect(200);
        assertThat(file.body())
                .isEqualTo("error_line,error_column,error_reason,error_value,id,amount,currency,date,text\r\n"
                        + "3,amount,amount is not a number,ten,b,ten,EUR,2025-01-15,\"Smith, \"\"Jo\"\"\nand Co\"\r\n"
                        + row(file.body(), 2)
                        + "\r\n"
                        + row(file.body(), 3)
                        + "\r\n");
        assertThat(file.body()).contains("6,currency,").contains(",XXQ,d,2,XXQ,2025-01-15,\r\n");
        assertThat(file.header("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition").orElse("")).contains("attachment", "file.csv-errors.csv");
        assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    /** Of the two last lines, which hold the words of the reader. */
    private static String row(String body, int fromStart) {
        return body.split("\r\n", -1)[fromStart];
    }

    @Test
    void mended_it_is_uploaded_and_its_first_columns_are_left_out() {
        Client.Reply job = setup.uploadCsv(CSV).expect(202);
        String mended = file(job, "/errors/file")
                .body()
                .replace(",b,ten,", ",b,10,")
                .replace(",d,2,XXQ,", ",d,2,USD,")
                .replaceFirst("(?m)^5,[^\r]*\r\n", "");
        Client.Reply again = setup.uploadCsv(mended).expect(202);
        assertThat(again.json().required("insertedRows").intValue()).isEqualTo(2);
        assertThat(again.json().required("failedRows").intValue()).isZero();
        assertThat(setup.in(() -> setup.jdbc
                        .sql("select metadata::text from transactions where tenant_id = ? and external_id = 'b'")
                        .param(setup.tenant.value())
                        .query(String.class)
                        .single()))
                .isEqualTo("{}");
    }

    @Test
    void all_of_them_are_there_and_not_only_the_hundred_that_were_kept() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 2_500; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"amount\":\"x\",\"currency\":\"EUR\",\"date\":\"2025-01-01\",\"more")
                    .append(i % 3)
                    .append("\":1}");
        }
        Client.Reply job = client.upload(
                        setup.uploadPath(),
                        "f.json",
                        json.append("]").toString().getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "json"))
                .expect(202);
        String[] lines = file(job, "/errors/file").expect(200).body().split("\r\n");
        assertThat(lines).hasSize(2_501);
        assertThat(lines[0]).endsWith("id,amount,currency,date,more0,more1,more2");
        assertThat(lines[2_500]).startsWith("2500,amount,").endsWith("2499,x,EUR,2025-01-01,1,,");
    }

    @Test
    void it_tells_of_the_reading_that_was_whatever_the_settings_have_become() {
        Client.Reply job = setup.uploadCsv(CSV).expect(202);
        String before = file(job, "/errors/file").expect(200).body();
        setup.in(() -> setup.jdbc
                .sql(
                        "update field_maps set mapping = '{\"external_id\":\"x\",\"amount\":\"y\",\"currency\":\"z\",\"date\":\"w\"}'"
                                + " where source_id = ?")
                .param(setup.sourceId)
                .update());
        assertThat(file(job, "/errors/file").expect(200).body()).isEqualTo(before);
    }

    @Test
    void it_is_written_as_the_source_writes() {
        Setup german = Setup.on(service, "{\"delimiter\":\";\",\"encoding\":\"ISO-8859-1\"}");
        Client.Reply job = german.client()
                .upload(
                        german.uploadPath(),
                        "f.csv",
                        "id;amount;currency;date;text\na;x;EUR;2025-01-01;Käse\n".getBytes(StandardCharsets.ISO_8859_1),
                        Map.of("format", "csv"))
                .expect(202);
        Client.Reply file = german.client()
                .get(german.path("/jobs/" + job.text("id") + "/errors/file"))
                .expect(200);
        assertThat(file.header("Content-Type")).hasValue("text/csv;charset=ISO-8859-1");
        assertThat(file.body()).contains(";x;a;x;EUR;2025-01-01;Käse\r\n");
    }

    @Test
    void a_file_that_broke_off_says_where_at_the_end() {
        Client.Reply job = client.upload(
                        setup.uploadPath(),
                        "f.json",
                        "[{\"id\":\"a\",\"amount\":\"1\",\"currency\":\"EUR\",\"date\":\"2025-01-01\"}, oops"
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "json"))
                .expect(202);
        assertThat(job.text("status")).isEqualTo("FAILED");
        String[] lines = file(job, "/errors/file").expect(200).body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).contains("line 1");
    }

    @Test
    void the_original_comes_back_byte_by_byte_under_a_safe_name() {
        Client.Reply job = client.upload(
                        setup.uploadPath(),
                        "../../etc/Käse\u0007 \"x\".csv",
                        CSV.getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "csv"))
                .expect(202);
        Client.Reply file = file(job, "/original").expect(200);
        assertThat(file.body()).isEqualTo(CSV);
        assertThat(file.header("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.header("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .doesNotContain("/", "\u0007");
        assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void what_is_not_there_or_not_ours_is_404_and_who_may_not_read_jobs_403() {
        Client.Reply job = setup.uploadCsv(CSV).expect(202);
        for (String path : new String[] {"/original", "/errors/file"}) {
            service.admin().get(setup.path("/jobs/" + job.text("id") + path)).expect(404);
            client.get(setup.path("/jobs/" + UUID.randomUUID() + path)).expect(404);
            client.get(setup.path("/jobs/none" + path)).expect(400);
            service.client(setup.tenant.value(), "viewer")
                    .get(setup.path("/jobs/" + job.text("id") + path))
                    .expect(200);
            service.client(setup.tenant.value(), "nobody")
                    .get(setup.path("/jobs/" + job.text("id") + path))
                    .expect(403);
        }
        setup.in(() -> setup.jdbc
                .sql("update ingestion_jobs set storage_key = null, original_expired_at = now() where tenant_id = ?")
                .param(setup.tenant.value())
                .update());
        assertThat(file(job, "/original").expect(404).text("detail")).contains("kept no more");
        file(job, "/errors/file").expect(404);
    }

    @Test
    void a_failed_job_is_tried_again_from_its_original_once_the_cause_is_mended() {
        Client.Reply failed = client.upload(
                        setup.uploadPath(),
                        "f.json",
                        "[{\"id\":\"a\",\"amount\":\"1\",\"currency\":\"EUR\",\"date\":\"2025-01-01\"}, oops"
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "json"))
                .expect(202);
        assertThat(failed.text("status")).isEqualTo("FAILED");
        Client.Reply again = retry(failed).expect(202);
        assertThat(again.text("status")).isEqualTo("FAILED");
        assertThat(again.text("retryOf")).isEqualTo(failed.text("id"));

        Setup refusing = Setup.on(service, "{\"onDuplicate\":\"refuse\"}");
        refusing.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-01,\n")
                .expect(202);
        Client.Reply refused =
                refusing.uploadCsv("id,amount,currency,date,text\na,1,EUR,2025-01-01,\nb,2,EUR,2025-01-01,\n");
        assertThat(refused.text("status")).isEqualTo("FAILED");
        assertThat(refusing.client()
                        .get(refusing.path("/jobs/" + refused.text("id") + "/errors/file"))
                        .expect(200)
                        .body())
                .contains("2,,the external id is there already,a,a,1,EUR,2025-01-01,\r\n");
        refusing.in(() -> refusing.jdbc
                .sql("update sources set config = '{}' where id = ?")
                .param(refusing.sourceId)
                .update());
        Client.Reply done = refusing.client()
                .post(refusing.path("/jobs/" + refused.text("id") + "/retry"), Map.of())
                .expect(202);
        assertThat(done.text("status")).isEqualTo("COMPLETED");
        assertThat(done.json().required("insertedRows").intValue()).isEqualTo(1);
        assertThat(done.text("digest")).isEqualTo(refused.text("digest"));
        assertThat(refusing.client()
                        .post(refusing.path("/jobs/" + refused.text("id") + "/retry"), Map.of())
                        .expect(409)
                        .text("detail"))
                .contains(done.text("id"));
    }

    @Test
    void a_file_refused_for_what_was_there_already_shows_every_such_row() {
        Setup refusing = Setup.on(service, "{\"onDuplicate\":\"refuse\"}");
        StringBuilder csv = new StringBuilder("id,amount,currency,date,text\n");
        for (int i = 0; i < 2_300; i++) {
            csv.append(i).append(",1,EUR,2025-01-01,\n");
        }
        refusing.uploadCsv(csv.toString()).expect(202);
        Client.Reply refused = refusing.uploadCsv(csv + "new,1,EUR,2025-01-01,\nbad,x,EUR,2025-01-01,\n");
        String[] lines = refusing.client()
                .get(refusing.path("/jobs/" + refused.text("id") + "/errors/file"))
                .expect(200)
                .body()
                .split("\r\n");
        assertThat(lines).hasSize(2_302);
        assertThat(lines[2_300]).isEqualTo("2301,,the external id is there already,2299,2299,1,EUR,2025-01-01,");
        assertThat(lines[2_301]).startsWith("2303,amount,").endsWith(",bad,x,EUR,2025-01-01,");
    }

    @Test
    void only_a_job_that_failed_or_was_cancelled_and_still_has_its_original_is_tried_again() {
        Client.Reply job = setup.uploadCsv(CSV).expect(202);
        assertThat(retry(job).expect(409).text("code")).isEqualTo("MTCH-0007");
        service.admin()
                .post(setup.path("/jobs/" + job.text("id") + "/retry"), Map.of())
                .expect(404);
        service.client(setup.tenant.value(), "viewer")
                .post(setup.path("/jobs/" + job.text("id") + "/retry"), Map.of())
                .expect(403);
        become("CANCELLED");
        assertThat(retry(job).expect(202).text("status")).isEqualTo("COMPLETED");
        become("FAILED");
        setup.in(() -> setup.jdbc
                .sql("update contexts set status = 'PAUSED' where id = ?")
                .param(setup.contextId)
                .update());
        assertThat(retry(job).expect(403).text("code")).isEqualTo("MTCH-0012");
    }

    private void become(String status) {
        setup.in(() -> setup.jdbc
                .sql("update ingestion_jobs set status = ? where tenant_id = ?")
                .params(status, setup.tenant.value())
                .update());
    }

    private Client.Reply retry(Client.Reply job) {
        return client.post(setup.path("/jobs/" + job.text("id") + "/retry"), Map.of());
    }

    private Client.Reply file(Client.Reply job, String path) {
        return client.get(setup.path("/jobs/" + job.text("id") + path));
    }
}
