package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh tenant with a connection to a stand-in, and what tests ask of it. */
final class Desk {

    static final String ITEM = "a1b2c3d4-5678-40ab-8def-1234567890ab";
    static final String CLIENT = "synthetic-client";
    static final String SECRET = "synthetic-secret";

    /** A row of the mirror. */
    record Row(String id, String account, String record, boolean deleted, long seq) {}

    /** A pull as the API shows it. */
    record Shown(String state, String lastError, int attempts, int pages, int signals) {}

    final Service service = Service.shared();
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final Client client = service.client(tenant.value(), "admin");
    final JdbcClient jdbc = service.part(JdbcClient.class);
    final UUID connection;

    Desk(String vendor, URI url) {
        this(vendor, url, SECRET);
    }

    Desk(String vendor, URI url, String secret) {
        service.part(Tenants.class).welcome(tenant);
        String location = client.post(
                        "/v1/discovery/aggregator-connections",
                        Map.of(
                                "vendor", vendor,
                                "configName", "bank",
                                "baseUrl", url.toString(),
                                "accountRef", ITEM,
                                "clientId", CLIENT,
                                "secret", secret))
                .expect(201)
                .header("Location")
                .orElseThrow();
        this.connection = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    <T> T in(Supplier<T> work) {
        return service.part(Transactions.class).in(tenant, work);
    }

    void signal(Signal... signals) {
        in(() -> {
            for (Signal signal : signals) {
                service.part(Pulls.class).signalled(tenant, connection, signal);
            }
            return true;
        });
    }

    /** Sends the signals and waits until no pull is under way; gives the pulls, the first one first. */
    List<Shown> pull(Signal... signals) {
        signal(signals);
        return settled();
    }

    List<Shown> settled() {
        return eventually(() -> {
            List<Shown> pulls = pulls();
            assertThat(pulls).isNotEmpty().noneMatch(pull -> List.of("QUEUED", "RUNNING")
                    .contains(pull.state()));
            return pulls;
        });
    }

    List<Shown> pulls() {
        return in(() -> jdbc.sql("""
                        select state, coalesce(last_error, '') as last_error, attempts, pages, signals
                          from aggregator_pulls where tenant_id = ? order by id""")
                .param(tenant.value())
                .query((row, n) ->
                        new Shown(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list());
    }

    List<Row> mirror() {
        return in(() -> jdbc.sql("""
                        select external_id, account_id, coalesce(record::text, refusal), deleted, seq
                          from aggregator_records where tenant_id = ? order by external_id""")
                .param(tenant.value())
                .query((row, n) -> new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getLong(5)))
                .list());
    }

    List<String> live() {
        return mirror().stream().filter(row -> !row.deleted()).map(Row::id).toList();
    }

    /** A source of a new context in the state, bound to the connection. */
    UUID source(String status, String config) {
        UUID context = Ids.next();
        UUID source = Ids.next();
        in(() -> {
            jdbc.sql(
                            "insert into contexts (id, tenant_id, name, type, interval, status) values (?, ?, ?, '1:1', 'daily', ?)")
                    .params(context, tenant.value(), "context " + context, status)
                    .update();
            return jdbc.sql("""
                            insert into sources (id, tenant_id, context_id, name, type, side, config, connection_id)
                            values (?, ?, ?, 'bank', 'BANK', 'RIGHT', ?::jsonb, ?)""")
                    .params(source, tenant.value(), context, config, connection)
                    .update();
        });
        return source;
    }

    /** The transactions of a source: external id, amount and whether it is a tombstone. */
    List<String> transactions(UUID source) {
        return in(() ->
                jdbc.sql("""
                        select external_id || ' ' || trim_scale(amount) || ' ' || currency || ' ' || booking_date
                               || case when posting = 'PENDING' then ' pending' else '' end
                               || case when deleted then ' deleted' else '' end
                               || case when version > 1 then ' v' || version else '' end
                          from transactions where tenant_id = ? and source_id = ? order by external_id""").params(tenant.value(), source).query(String.class).list());
    }

    /** What the API says of the connection's health. */
    String health() {
        return in(() -> jdbc.sql("select coalesce(health_code, 'unknown') from aggregator_connections where id = ?")
                .param(connection)
                .query(String.class)
                .single());
    }
}
