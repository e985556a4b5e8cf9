package io.matcher.discovery.midaz;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.contexts.Setup;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.sandbox.MidazLedger;
import io.matcher.sandbox.MidazSandbox;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A fresh tenant, a Midaz with a ledger, and a connection between them; all that is asked goes over HTTP. */
final class LedgerDesk implements AutoCloseable {

    static final String PATH = "/v1/discovery/midaz-connections";
    static final String OUTSIDE = "@external/BRL";

    final Service service = Service.shared();
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final Client client = service.client(tenant.value(), "admin");

    /** Its clock is a little behind: what happens now is then not too new to be read, whole seconds being all that can be asked for. */
    final MidazSandbox midaz = new MidazSandbox(0, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-5)));

    final MidazLedger ledger = midaz.ledger();
    final String connection;

    LedgerDesk() {
        this(Map.of());
    }

    /** @param more members of the connection beside its name and URL */
    LedgerDesk(Map<String, String> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("configName", "midaz");
        body.put("onboardingUrl", midaz.url().toString());
        if (more.containsKey("clientId")) {
            body.put("authUrl", midaz.url().toString());
        }
        this.connection = client.post(PATH, body).expect(201).text("id");
    }

    /** The config of a source that takes the ledger at once. */
    Map<String, Object> config(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(Map.of(
                "midazConnection",
                "midaz",
                "organization_id",
                midaz.organizationId(),
                "ledger_id",
                ledger.id(),
                "safety_lag_seconds",
                0));
        config.putAll(more);
        return config;
    }

    /** The context of a new ledger source, active, and its id. */
    Bound bind(Map<String, ?> more) {
        Map<String, Object> body = Setup.complete("Ledger and bank " + UUID.randomUUID());
        body.put(
                "sources",
                List.of(
                        Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT", "config", config(more)),
                        Map.of("name", "Bank", "type", "BANK", "side", "RIGHT", "mapping", Setup.MAPPING)));
        String context = Setup.activated(client, body);
        return new Bound(this, context, Setup.source(client, context, "LEFT"));
    }

    /** Asks for a pull and waits until none is under way. */
    JsonNode pull(String mode) {
        client.post(PATH + "/" + connection + "/pull", Map.of("mode", mode)).expect(202);
        return settled();
    }

    JsonNode settled() {
        return eventually(() -> {
            JsonNode pulls = client.get("/v1/discovery/pulls?limit=200")
                    .expect(200)
                    .json()
                    .required("items");
            assertThat(pulls.valueStream().map(each -> each.required("state").asString()))
                    .isNotEmpty()
                    .doesNotContain("QUEUED", "RUNNING");
            assertThat(service.rows(
                            tenant,
                            "select count(*) from jobs where kind = 'aggregator.feed' and state in ('QUEUED', 'RUNNING') and tenant_id = '"
                                    + tenant.value() + "'"))
                    .containsExactly("0");
            return client.get(PATH + "/" + connection).expect(200).json().required("lastPull");
        });
    }

    /** A source that takes the ledger. */
    record Bound(LedgerDesk desk, String context, String source) {

        /** The rows that are there, amounts by external id; what is pending or gone says so. */
        Map<String, String> rows() {
            Map<String, String> rows = new TreeMap<>();
            desk.service
                    .rows(desk.tenant, """
                            select external_id || '=' || trim_scale(amount) || ' ' || currency
                                   || case when posting = 'PENDING' then ' pending' else '' end
                                   || case when deleted then ' gone' else '' end
                                   || case when version > 1 then ' v' || version else '' end
                              from transactions where source_id = '%s'""".formatted(source))
                    .forEach(text -> rows.put(text.split("=", 2)[0], text.split("=", 2)[1]));
            return rows;
        }

        /** What the rows say, without their ids, sorted. */
        List<String> amounts() {
            return rows().values().stream().sorted().toList();
        }

        JsonNode only() {
            return desk.client
                    .get("/v1/imports/contexts/" + context + "/transactions/search?source_id=" + source)
                    .expect(200)
                    .json()
                    .required("items")
                    .get(0);
        }
    }

    @Override
    public void close() {
        midaz.close();
    }
}
