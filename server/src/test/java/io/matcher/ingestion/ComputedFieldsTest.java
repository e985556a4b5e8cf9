package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComputedFieldsTest {

    private final Setup setup = Setup.on(Service.shared());
    private final UUID source = UUID.randomUUID();

    @Test
    void a_statement_with_debit_and_credit_columns_comes_in_by_a_map_that_computes() {
        map(Map.of(
                        "external_id", "id",
                        "amount", Map.of("credit", "in", "debit", "out", "decimal", "COMMA"),
                        "currency", Map.of("constant", "EUR"),
                        "date", Map.of("column", "day", "pattern", "dd.MM.yyyy"),
                        "description", Map.of("concat", List.of("who", "what"))))
                .expect(201);
        Client.Reply job = upload("""
                id;day;in;out;who;what
                a;03.02.2026;1.234,56;;Ann;rent
                b;04.02.2026;;7,50;Bob;
                c;2026-02-05;1,00;;Bob;
                """).expect(202);
        assertThat(job.json().required("insertedRows").intValue()).isEqualTo(2);
        JsonNode items = setup.client()
                .get(setup.path("/jobs/" + job.text("id") + "/transactions?sort_order=asc"))
                .expect(200)
                .json()
                .required("items");
        JsonNode first = items.get(0);
        assertThat(first.required("amount").stringValue()).isEqualTo("1234.56");
        assertThat(first.required("currency").stringValue()).isEqualTo("EUR");
        assertThat(first.required("date").stringValue()).isEqualTo("2026-02-03T00:00:00Z");
        assertThat(first.required("description").stringValue()).isEqualTo("Ann rent");
        assertThat(items.get(1).required("amount").stringValue()).isEqualTo("-7.5");
        JsonNode error = setup.client()
                .get(setup.path("/jobs/" + job.text("id") + "/errors"))
                .expect(200)
                .json()
                .required("items")
                .get(0);
        assertThat(error.required("row").intValue()).isEqualTo(4);
        assertThat(error.required("field").stringValue()).isEqualTo("day");
        assertThat(error.required("value").stringValue()).isEqualTo("2026-02-05");
    }

    @Test
    void a_map_that_could_not_be_used_is_refused_when_it_is_written_and_the_field_is_named() {
        Map<String, Object> map = new HashMap<>(Map.of("external_id", "id", "currency", "c"));
        map.put("amount", Map.of("column", "a", "decimal", "DOT"));
        map.put("date", Map.of("column", "d", "pattern", "dd.MM"));
        map.put("reference", Map.of("column", "r", "regex", "("));
        assertThat(map(map).expect(400).json().required("errors").valueStream().map(error -> error.required("location")
                        .asString()))
                .containsExactlyInAnyOrder(
                        "body.mapping.amount.decimal", "body.mapping.date.pattern", "body.mapping.reference.regex");
        map.put("amount", 3);
        assertThat(map(map).expect(400).text("detail")).contains("body.mapping.amount");
    }

    private Client.Reply map(Map<String, Object> mapping) {
        if (setup.count("sources") == 1) {
            setup.addSource(source, "{}");
        }
        return setup.client()
                .post(
                        "/v1/contexts/" + setup.contextId + "/sources/" + source + "/field-maps",
                        Map.of("mapping", mapping));
    }

    private Client.Reply upload(String csv) {
        return setup.client()
                .upload(
                        Setup.uploadPath(setup.contextId, source),
                        "file.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "csv"));
    }
}
