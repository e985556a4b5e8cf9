package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MappingProposalTest {

    private static final String STATEMENT = """
            Identificador;Data Lançamento;Histórico;Valor;D/C;Saldo
            tx-901;25/01/2026;Pagamento XYZZY;1.234,50;D;10.000,00
            tx-902;26/01/2026;Pagamento PLUGH;7,00;C;9.000,00
            """;

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void a_portuguese_statement_is_understood_and_none_of_its_values_comes_back() {
        Client.Reply reply =
                propose(Map.of("sample", STATEMENT, "format", "csv")).expect(200);
        JsonNode json = reply.json();
        assertThat(json.required("mapping").toString())
                .isEqualTo("{\"external_id\":\"Identificador\",\"amount\":\"Valor\",\"date\":\"Data Lançamento\","
                        + "\"description\":\"Histórico\"}");
        assertThat(json.required("fields").valueStream().map(f -> f.required("canonicalKey")
                        .stringValue()))
                .containsExactly("external_id", "amount", "date", "description", "direction");
        assertThat(json.required("fields").valueStream()).allSatisfy(field -> {
            assertThat(field.required("confidence").doubleValue()).isBetween(0.01, 1.0);
            assertThat(field.required("rationale").stringValue()).isNotBlank();
        });
        assertThat(json.required("dialect").toString())
                .contains("\"delimiter\":\";\"")
                .contains("\"encoding\":\"UTF-8\"")
                .contains("\"decimalStyle\":\"comma\"")
                .contains("\"dateStyle\":\"day_first\"");
        assertThat(reply.body()).doesNotContain("XYZZY", "tx-901", "1.234,50", "25/01/2026", "10.000");
        assertThat(setup.count("field_maps")).isEqualTo(1);
    }

    @Test
    void separate_columns_of_debit_and_credit_are_named_and_the_amount_is_not_in_the_map() {
        JsonNode json = propose(Map.of(
                        "sample",
                        "Fecha,Concepto,Cargo,Abono,Moneda\n2026-01-05,x,10.00,,MXN\n2026-01-06,y,,20.00,MXN\n"))
                .expect(200)
                .json();
        assertThat(json.required("fields").valueStream().map(f -> f.required("canonicalKey")
                        .stringValue()))
                .contains("debit", "credit", "currency");
        assertThat(json.required("mapping").has("amount")).isFalse();
        assertThat(json.at("/dialect/dateStyle").stringValue()).isEqualTo("unambiguous");
        assertThat(json.at("/dialect/decimalStyle").stringValue()).isEqualTo("point");
    }

    @Test
    void json_is_understood_too_and_a_sample_may_break_off() {
        JsonNode json = propose(Map.of(
                        "sample",
                        "[{\"bookingDate\":\"2026-01-05\",\"amount\":\"5.00\",\"currency\":\"EUR\",\"transactionId\":\"q1\"},"
                                + "{\"bookingDate\":\"2026-01-06\",\"amount\":\"6.00\",\"currency\":\"EUR\",\"transac"))
                .expect(200)
                .json();
        assertThat(json.required("mapping").propertyNames())
                .containsExactlyInAnyOrder("external_id", "amount", "currency", "date");
        assertThat(json.at("/dialect/delimiter").stringValue()).isEmpty();
    }

    @Test
    void hints_are_taken_where_they_name_a_column_and_refused_where_there_is_none() {
        Map<String, Object> body =
                new LinkedHashMap<>(Map.of("sample", "a,b,c\n1,2026-01-05,5.50\n2,2026-01-06,6.50\n"));
        body.put("hints", Map.of("reference", "a", "bank", "any"));
        JsonNode json = propose(body).expect(200).json();
        assertThat(json.at("/mapping/reference").stringValue()).isEqualTo("a");
        assertThat(json.at("/mapping/amount").stringValue()).isEqualTo("c");
        body.put("hints", Map.of("amount", "nowhere"));
        assertThat(propose(body).expect(400).json().at("/errors/0/location").stringValue())
                .isEqualTo("body.hints.amount");
    }

    @Test
    void wrong_bodies_are_400_and_what_is_not_ours_404() {
        propose(Map.of()).expect(400);
        propose(Map.of("sample", "")).expect(400);
        propose(Map.of("sample", "a\n1\n", "more", 1)).expect(400);
        assertThat(propose(Map.of("sample", "a\n1\n", "format", "docx"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0307");
        assertThat(propose(Map.of("sample", "{\"a\":1", "format", "json"))
                        .expect(400)
                        .json()
                        .at("/errors/0/location")
                        .stringValue())
                .isEqualTo("body.sample");
        service.admin().post(path(setup.sourceId), Map.of("sample", STATEMENT)).expect(404);
        setup.client()
                .post(path(UUID.randomUUID()), Map.of("sample", STATEMENT))
                .expect(404);
        service.client(setup.tenant.value(), "viewer")
                .post(path(setup.sourceId), Map.of("sample", STATEMENT))
                .expect(403);
    }

    private Client.Reply propose(Map<String, ?> body) {
        return setup.client().post(path(setup.sourceId), body);
    }

    private String path(UUID source) {
        return "/v1/imports/contexts/" + setup.contextId + "/sources/" + source + "/mapping-proposal";
    }
}
