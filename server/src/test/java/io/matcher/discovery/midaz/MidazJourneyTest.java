package io.matcher.discovery.midaz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a connection to signed rows, each step over HTTP. */
class MidazJourneyTest {

    private final LedgerDesk desk =
            new LedgerDesk(Map.of("clientId", "matcher-service", "clientSecret", "a-secret-of-the-ledger"));

    MidazJourneyTest() {
        desk.midaz.signIn("matcher-service", "a-secret-of-the-ledger");
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void a_ledger_is_connected_tested_bound_and_pulled() {
        JsonNode tested = desk.client
                .post(LedgerDesk.PATH + "/" + desk.connection + "/test", Map.of())
                .expect(200)
                .json();
        assertThat(tested.required("healthy").asBoolean()).isTrue();
        assertThat(tested.required("code").asString()).isEqualTo("ok");
        String in = desk.ledger.move(
                LedgerDesk.OUTSIDE, "@maria", "1500.750", "BRL", Map.of("endToEndId", "E1", "cpf", "123"));
        String out = desk.ledger.move("@maria", LedgerDesk.OUTSIDE, "250.4", "BRL", Map.of());

        LedgerDesk.Bound bound = desk.bind(Map.of());
        JsonNode pull = desk.settled();

        assertThat(pull.required("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(pull.required("rowsRead").asInt()).isEqualTo(2);
        assertThat(bound.amounts()).containsExactly("-250.4 BRL", "1500.75 BRL");
        assertThat(bound.rows().keySet())
                .anyMatch(id -> id.startsWith(in + ":"))
                .anyMatch(id -> id.startsWith(out + ":"));
        assertThat(desk.client
                        .get("/v1/contexts/" + bound.context() + "/setup-progress")
                        .expect(200)
                        .body())
                .doesNotContain("field_maps");
    }
}
