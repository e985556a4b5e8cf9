package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant describes its own fixed-width file, and uploads by that description. */
class LayoutTemplateTest {

    private static final String TEMPLATES = "/v1/imports/formats/templates";
    private static final String FILE = """
            0HEADER
            1A00001     12345D05012026Caf\u00e9
            1A00002       x45C05012026
            1A00003      6789C06012026
            9TRAILER
            """;

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);
    private final Client client = setup.client();

    @Test
    void a_file_is_uploaded_by_the_key_of_a_template_without_a_field_map() {
        String key = client.post(TEMPLATES, template("statement")).expect(201).text("key");
        assertThat(key).isEqualTo("br/mybank/statement");
        UUID unmapped = UUID.randomUUID();
        setup.addSource(unmapped, "{\"decimalStyle\":\"comma\",\"datePattern\":\"yyyy/MM/dd\"}");
        Client.Reply job = client.upload(
                        Setup.uploadPath(setup.contextId, unmapped),
                        "ret.txt",
                        FILE.getBytes(StandardCharsets.ISO_8859_1),
                        Map.of("format", "BR/mybank/statement"))
                .expect(202);
        assertThat(job.text("status")).isEqualTo("COMPLETED");
        assertThat(job.json().required("templateVersion").intValue()).isEqualTo(1);
        JsonNode items = client.get(setup.path("/jobs/" + job.text("id") + "/transactions?sort_order=asc"))
                .expect(200)
                .json()
                .required("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).required("amount").stringValue()).isEqualTo("-123.45");
        assertThat(items.get(0).required("currency").stringValue()).isEqualTo("BRL");
        assertThat(items.get(0).required("bookingDate").stringValue()).isEqualTo("2026-01-05");
        assertThat(items.get(0).required("description").stringValue()).isEqualTo("Café");
        assertThat(items.get(1).required("amount").stringValue()).isEqualTo("67.89");
        JsonNode error = errors(job).required("items").get(0);
        assertThat(error.required("row").intValue()).isEqualTo(3);
        assertThat(error.required("field").stringValue()).isEqualTo("amount");
        assertThat(error.required("message").stringValue()).contains("columns 8 to 17");
    }

    @Test
    void a_file_can_be_previewed_by_a_template() {
        client.post(TEMPLATES, template("look")).expect(201);
        JsonNode preview = client.upload(
                        "/v1/imports/contexts/" + setup.contextId + "/sources/" + setup.sourceId + "/preview",
                        "ret.txt",
                        FILE.getBytes(StandardCharsets.ISO_8859_1),
                        Map.of("format", "br/mybank/look"))
                .expect(200)
                .json();
        assertThat(preview.required("columns").toString())
                .isEqualTo("[\"external_id\",\"amount\",\"dc\",\"date\",\"description\"]");
        assertThat(preview.required("sampleRows").get(0).get(1).stringValue()).isEqualTo("-123.45");
        assertThat(preview.required("skipped").get(0).required("row").intValue())
                .isEqualTo(3);
        assertThat(preview.required("format").stringValue()).isEqualTo("br/mybank/look");
    }

    @Test
    void one_by_which_no_file_could_be_read_is_422_with_every_place_and_reason() {
        assertThat(locations(changed(template("x"), "fields", List.of()), 422)).containsExactly("body.fields");
        assertThat(locations(changed(template("x"), "recordLength", 30), 422)).containsExactly("body.fields[4].length");
        assertThat(locations(withField(template("x"), 3, "start", 17), 422)).contains("body.fields[2].start");
        assertThat(locations(withField(template("x"), 1, "kind", "text"), 422)).contains("body.fields[1].kind");
        assertThat(locations(withField(template("x"), 0, "name", "other"), 422)).containsExactly("body.fields");
        assertThat(locations(withField(template("x"), 3, "format", "QQ"), 422))
                .containsExactly("body.fields[3].format");
        Map<String, Object> noCurrency = template("x");
        noCurrency.remove("defaultCurrency");
        assertThat(client.post(TEMPLATES, noCurrency).expect(422).text("code")).isEqualTo("MTCH-0006");
        assertThat(client.get(TEMPLATES).json().required("items").size()).isZero();
        String id = client.post(TEMPLATES, template("x")).expect(201).text("id");
        client.put(TEMPLATES + "/" + id, changed(template("x"), "fields", List.of()))
                .expect(422);
        assertThat(client.get(TEMPLATES + "/" + id).json().required("version").intValue())
                .isEqualTo(1);
    }

    @Test
    void wrong_bodies_are_400_with_the_member() {
        assertThat(locations(changed(template("x"), "region", "Brazil"), 400)).containsExactly("body.region");
        assertThat(locations(changed(template("x"), "family", "a/b"), 400)).containsExactly("body.family");
        assertThat(locations(changed(template("x"), "encoding", "utf-99"), 400)).containsExactly("body.encoding");
        assertThat(locations(changed(template("x"), "defaultCurrency", "XXQ"), 400))
                .containsExactly("body.defaultCurrency");
        assertThat(locations(withField(template("x"), 0, "start", 0), 400)).containsExactly("body.fields[0].start");
        client.post(TEMPLATES, withField(template("x"), 0, "kind", "money")).expect(400);
        client.post(TEMPLATES, changed(template("x"), "more", 1)).expect(400);
        client.post(TEMPLATES, changed(template("x"), "fields", java.util.Collections.singletonList(null)))
                .expect(400);
        client.post(TEMPLATES, changed(template("x"), "recordFilters", java.util.Collections.singletonList(null)))
                .expect(400);
        client.post(TEMPLATES, Map.of()).expect(400);
    }

    @Test
    void a_key_is_taken_once_and_never_one_of_everybodys() {
        client.post(TEMPLATES, template("once")).expect(201);
        assertThat(client.post(TEMPLATES, template("once")).expect(409).text("code"))
                .isEqualTo("MTCH-0101");
        Map<String, Object> csv = template("default");
        csv.put("region", "xx");
        csv.put("family", "csv");
        client.post(TEMPLATES, csv).expect(409);
        String id = client.post(TEMPLATES, template("twice")).expect(201).text("id");
        assertThat(client.put(TEMPLATES + "/" + id, template("once"))
                        .expect(400)
                        .text("detail"))
                .contains("br/mybank/twice");
    }

    @Test
    void an_old_job_is_read_again_by_the_version_it_had_and_a_used_template_is_archived() {
        String id = client.post(TEMPLATES, template("kept")).expect(201).text("id");
        Client.Reply job = client.upload(
                        setup.uploadPath(),
                        "ret.txt",
                        FILE.getBytes(StandardCharsets.ISO_8859_1),
                        Map.of("format", "br/mybank/kept"))
                .expect(202);
        Map<String, Object> twoFields = withField(template("kept"), 4, "length", 4);
        assertThat(client.put(TEMPLATES + "/" + id, changed(twoFields, "recordLength", 30))
                        .expect(200)
                        .json()
                        .required("version")
                        .intValue())
                .isEqualTo(2);
        client.delete(TEMPLATES + "/" + id).expect(204);
        client.get(TEMPLATES + "/" + id).expect(404);
        assertThat(client.get(TEMPLATES).json().required("items").size()).isZero();
        assertThat(client.upload(
                                setup.uploadPath(),
                                "ret.txt",
                                FILE.getBytes(StandardCharsets.ISO_8859_1),
                                Map.of("format", "br/mybank/kept"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0307");
        assertThat(client.get(setup.path("/jobs/" + job.text("id") + "/errors/file"))
                        .expect(200)
                        .body())
                .contains("3,amount,amount in columns 8 to 17 is not an amount,x45");
        assertThat(setup.count("layout_template_versions")).isEqualTo(2);
        client.post(TEMPLATES, template("kept")).expect(201);
        String unused = client.post(TEMPLATES, template("unused")).expect(201).text("id");
        client.delete(TEMPLATES + "/" + unused).expect(204);
        client.delete(TEMPLATES + "/" + unused).expect(404);
    }

    @Test
    void another_tenant_neither_sees_nor_uploads_by_it_and_a_viewer_only_looks() {
        String id = client.post(TEMPLATES, template("ours")).expect(201).text("id");
        Setup other = Setup.on(service);
        other.client().get(TEMPLATES + "/" + id).expect(404);
        other.client().put(TEMPLATES + "/" + id, template("ours")).expect(404);
        other.client().delete(TEMPLATES + "/" + id).expect(404);
        assertThat(other.client().get(TEMPLATES).json().required("items").size())
                .isZero();
        assertThat(other.client()
                        .upload(
                                other.uploadPath(),
                                "f",
                                FILE.getBytes(StandardCharsets.ISO_8859_1),
                                Map.of("format", "br/mybank/ours"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0307");
        other.client().post(TEMPLATES, template("ours")).expect(201);
        Client viewer = service.client(setup.tenant.value(), "viewer");
        viewer.get(TEMPLATES + "/" + id).expect(200);
        viewer.post(TEMPLATES, template("no")).expect(403);
        client.get(TEMPLATES + "?limit=201").expect(400);
    }

    private JsonNode errors(Client.Reply job) {
        return client.get(setup.path("/jobs/" + job.text("id") + "/errors"))
                .expect(200)
                .json();
    }

    private List<String> locations(Map<String, ?> body, int status) {
        return client.post(TEMPLATES, body)
                .expect(status)
                .json()
                .required("errors")
                .valueStream()
                .map(error -> error.required("location").stringValue())
                .toList();
    }

    private static Map<String, Object> changed(Map<String, Object> body, String member, Object value) {
        body.put(member, value);
        return body;
    }

    @SuppressWarnings("unchecked") // the test wrote the list itself
    private static Map<String, Object> withField(Map<String, Object> body, int index, String member, Object value) {
        ((List<Map<String, Object>>) java.util.Objects.requireNonNull(body.get("fields")))
                .get(index)
                .put(member, value);
        return body;
    }

    static Map<String, Object> template(String variant) {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(field("external_id", 2, 6, "text"));
        Map<String, Object> amount = field("amount", 8, 10, "decimal");
        amount.put("scale", 2);
        amount.put("debitField", "dc");
        fields.add(amount);
        fields.add(field("dc", 18, 1, "text"));
        Map<String, Object> date = field("date", 19, 8, "date");
        date.put("format", "ddMMyyyy");
        fields.add(date);
        fields.add(field("description", 27, 14, "text"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("region", "BR");
        body.put("family", "mybank");
        body.put("variant", variant);
        body.put("recordLength", 40);
        body.put("encoding", "ISO-8859-1");
        body.put("defaultCurrency", "BRL");
        body.put("recordFilters", List.of(Map.of("start", 1, "values", List.of("1"))));
        body.put("fields", fields);
        return body;
    }

    private static Map<String, Object> field(String name, int start, int length, String kind) {
        return new LinkedHashMap<>(Map.of("name", name, "start", start, "length", length, "kind", kind));
    }
}
