package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UploadTest {

    private static final String TWO_ROWS = """
            id,amount,currency,date,text,branch
            a-1,10.50,EUR,2025-01-15,Coffee,7
            a-2,-3,USD,2025-01-16T10:00:00Z,,
            """;

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void an_uploaded_file_becomes_a_finished_job_and_its_transactions_can_be_listed() {
        Client.Reply reply = setup.uploadCsv(TWO_ROWS).expect(202);
        JsonNode job = reply.json();
        assertThat(job.required("status").stringValue()).isEqualTo("COMPLETED");
        assertThat(job.required("totalRows").intValue()).isEqualTo(2);
        assertThat(job.required("insertedRows").intValue()).isEqualTo(2);
        assertThat(job.required("percent").intValue()).isEqualTo(100);
        assertThat(job.required("fileName").stringValue()).isEqualTo("file.csv");
        assertThat(job.required("contextId").stringValue()).isEqualTo(setup.contextId.toString());

        JsonNode list = setup.client()
                .get(setup.path("/jobs/" + reply.text("id") + "/transactions?sort_order=asc"))
                .expect(200)
                .json();
        JsonNode first = list.required("items").get(0);
        assertThat(list.required("items").size()).isEqualTo(2);
        assertThat(first.required("externalId").stringValue()).isEqualTo("a-1");
        assertThat(first.required("amount").stringValue()).isEqualTo("10.5");
        assertThat(first.required("date").stringValue()).isEqualTo("2025-01-15T00:00:00Z");
        assertThat(first.required("status").stringValue()).isEqualTo("UNMATCHED");
        assertThat(first.required("extractionStatus").stringValue()).isEqualTo("EXTRACTED");
        assertThat(first.required("jobId").stringValue()).isEqualTo(reply.text("id"));
        assertThat(list.required("items").get(1).required("date").stringValue()).isEqualTo("2025-01-16T10:00:00Z");
    }

    @Test
    void json_and_xml_come_in_the_same_way() {
        String json = "[{\"id\":\"j\",\"amount\":12345678901.12345678,\"currency\":\"EUR\",\"date\":\"2025-01-15\"}]";
        String xml = "<r><row><id>x</id><amount>1</amount><currency>EUR</currency><date>2025-01-15</date></row></r>";
        upload("f.json", json, "json").expect(202);
        upload("f.xml", xml, "XML").expect(202);
        JsonNode found = setup.client()
                .get(setup.path("/transactions/search"))
                .expect(200)
                .json();
        assertThat(found.required("total").intValue()).isEqualTo(2);
        assertThat(found.required("items").get(1).required("amount").stringValue())
                .isEqualTo("12345678901.12345678");
    }

    @Test
    void a_row_that_can_not_be_used_is_shown_with_line_column_reason_and_value_and_the_others_come_in() {
        Client.Reply reply = setup.uploadCsv("""
                id,amount,currency,date,text
                a,ten,EUR,2025-01-15,
                b,1,EUR,2025-01-15,
                c,1,XXQ,2025-01-15,
                """).expect(202);
        assertThat(reply.json().required("failedRows").intValue()).isEqualTo(2);
        assertThat(reply.json().required("totalRows").intValue()).isEqualTo(3);
        JsonNode errors = setup.client()
                .get(setup.path("/jobs/" + reply.text("id") + "/errors"))
                .expect(200)
                .json();
        assertThat(errors.required("totalErrors").intValue()).isEqualTo(2);
        assertThat(errors.required("errorCap").intValue()).isEqualTo(100);
        assertThat(errors.required("truncated").booleanValue()).isFalse();
        JsonNode first = errors.required("items").get(0);
        assertThat(first.required("row").intValue()).isEqualTo(2);
        assertThat(first.required("field").stringValue()).isEqualTo("amount");
        assertThat(first.required("value").stringValue()).isEqualTo("ten");
    }

    @Test
    void only_a_hundred_errors_are_kept_and_all_are_counted() {
        StringBuilder csv = new StringBuilder("id,amount,currency,date,text\n");
        for (int i = 0; i < 250; i++) {
            csv.append(i).append(",x,EUR,2025-01-15,\n");
        }
        Client.Reply reply = setup.uploadCsv(csv.toString()).expect(202);
        JsonNode errors = setup.client()
                .get(setup.path("/jobs/" + reply.text("id") + "/errors"))
                .expect(200)
                .json();
        assertThat(errors.required("items").size()).isEqualTo(100);
        assertThat(errors.required("storedErrors").intValue()).isEqualTo(100);
        assertThat(errors.required("totalErrors").intValue()).isEqualTo(250);
        assertThat(errors.required("truncated").booleanValue()).isTrue();
    }

    @Test
    void the_checks_come_in_order_and_each_says_what_to_mend() {
        assertThat(setup.client()
                        .upload(Setup.uploadPath(UUID.randomUUID(), setup.sourceId), "f", bytes(TWO_ROWS), Map.of())
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0005");
        assertThat(setup.client()
                        .upload(Setup.uploadPath(setup.contextId, UUID.randomUUID()), "f", bytes(TWO_ROWS), Map.of())
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0301");
        UUID unmapped = UUID.randomUUID();
        setup.addSource(unmapped, "{}");
        assertThat(setup.client()
                        .upload(Setup.uploadPath(setup.contextId, unmapped), "f", bytes(TWO_ROWS), Map.of())
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0302");
        assertThat(setup.client()
                        .upload(setup.uploadPath(), "f", bytes(""), Map.of())
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0303");
        assertThat(upload("f", "", "pdf").expect(400).text("code")).isEqualTo("MTCH-0307");
        assertThat(upload("f", "", "csv").expect(400).text("code")).isEqualTo("MTCH-0304");
        assertThat(upload("f", "id,amount,currency,date,text\n", "csv")
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0304");
        assertThat(upload("f", "[]", "json").expect(400).text("code")).isEqualTo("MTCH-0304");
        assertThat(upload("f", "id,sum\n1,2\n", "csv").expect(400).text("detail"))
                .contains("amount");
        assertThat(setup.count("ingestion_jobs")).isZero();

        setup.in(() -> setup.jdbc
                .sql("update contexts set status = 'PAUSED' where id = ?")
                .param(setup.contextId)
                .update());
        assertThat(upload("f", TWO_ROWS, "csv").expect(403).text("code")).isEqualTo("MTCH-0012");
    }

    @Test
    void another_content_type_is_415_and_another_permission_403() {
        assertThat(setup.client().post(setup.uploadPath(), Map.of()).expect(415).text("code"))
                .isEqualTo("MTCH-0022");
        service.client(setup.tenant.value(), "viewer")
                .upload(setup.uploadPath(), "f", bytes(TWO_ROWS), Map.of("format", "csv"))
                .expect(403);
        service.admin()
                .upload(setup.uploadPath(), "f", bytes(TWO_ROWS), Map.of("format", "csv"))
                .expect(404);
    }

    @Test
    void an_upload_sent_again_under_its_idempotency_key_is_answered_from_memory() {
        Client client = setup.client().with("Idempotency-Key", "upload-" + setup.sourceId);
        Client.Reply first = client.upload(setup.uploadPath(), "f", bytes(TWO_ROWS), Map.of("format", "csv"));
        Client.Reply again = client.upload(setup.uploadPath(), "f", bytes(TWO_ROWS), Map.of("format", "csv"));
        assertThat(again.expect(202).text("id")).isEqualTo(first.expect(202).text("id"));
        assertThat(again.header("X-Idempotency-Replayed")).hasValue("true");
        assertThat(setup.count("ingestion_jobs")).isEqualTo(1);
    }

    @Test
    void a_source_bound_to_a_connection_needs_no_field_map() {
        UUID bound = UUID.randomUUID();
        setup.addSource(bound, "{}");
        setup.in(() -> setup.jdbc
                .sql("update sources set connection_id = ? where id = ?")
                .params(UUID.randomUUID(), bound)
                .update());
        Client.Reply reply = setup.client()
                .upload(
                        Setup.uploadPath(setup.contextId, bound),
                        "f",
                        bytes("external_id,amount,currency,date,more\nx,1,EUR,2025-01-01,2\n"),
                        Map.of("format", "csv"));
        assertThat(reply.expect(202).json().required("insertedRows").intValue()).isEqualTo(1);
    }

    @Test
    void the_config_of_a_source_says_how_its_files_are_written_and_where_it_is_wrong() {
        Setup german = Setup.on(service, """
                {"timeZone":"Europe/Berlin","decimalStyle":"comma","dateOrder":"day_first","delimiter":";","defaultCurrency":"eur"}""");
        german.uploadCsv("id;amount;currency;date;text\na;1.234,56;;03/04/2025;x\nb;1;USD;2025-04-03T23:30:00Z;\n")
                .expect(202);
        JsonNode items = german.client()
                .get(german.path("/transactions/search"))
                .expect(200)
                .json()
                .required("items");
        assertThat(items.get(1).required("amount").stringValue()).isEqualTo("1234.56");
        assertThat(items.get(1).required("currency").stringValue()).isEqualTo("EUR");
        assertThat(items.get(1).required("bookingDate").stringValue()).isEqualTo("2025-04-03");
        assertThat(items.get(0).required("bookingDate").stringValue()).isEqualTo("2025-04-04");

        Setup wrong = Setup.on(service, "{\"decimalStyle\":\"dot\"}");
        JsonNode problem = wrong.uploadCsv(TWO_ROWS).expect(400).json();
        assertThat(problem.required("errors").get(0).required("location").stringValue())
                .isEqualTo("source.config.decimalStyle");
    }

    @Test
    void the_description_of_the_api_shows_the_form_and_the_members() {
        JsonNode api = service.anonymous().get("/openapi.json").expect(200).json();
        JsonNode upload = api.at("/paths/~1v1~1imports~1contexts~1{contextId}~1sources~1{sourceId}~1upload/post");
        assertThat(upload.required("operationId").stringValue()).isEqualTo("uploadFile");
        assertThat(upload.required("parameters").valueStream().map(p -> p.required("name")
                        .stringValue()))
                .containsExactlyInAnyOrder("contextId", "sourceId");
        JsonNode form = schema(api, upload.at("/requestBody/content/multipart~1form-data/schema"));
        assertThat(form.at("/properties/file/format").stringValue()).isEqualTo("binary");
        assertThat(form.required("properties").propertyNames()).containsExactlyInAnyOrder("file", "format");
        assertThat(api.at("/components/schemas/IgnoreTransactionResponse/properties")
                        .propertyNames())
                .contains("id", "amount", "status", "extractionStatus");
        assertThat(api.at("/components/schemas/JobResponse/properties").propertyNames())
                .contains("id", "status", "totalRows", "failedRows", "percent");
    }

    private static JsonNode schema(JsonNode api, JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.required("$ref").stringValue().substring(1)) : schema;
    }

    private Client.Reply upload(String name, String content, String format) {
        return setup.client().upload(setup.uploadPath(), name, bytes(content), Map.of("format", format));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
