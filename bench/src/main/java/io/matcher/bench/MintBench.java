package io.matcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Minting over HTTP, against inserting the same rows (token, audit, outbox) by plain JDBC, each on 16 connections. */
final class MintBench {

    private static final int CONNECTIONS = 16;
    private static final byte[] REQUEST =
            "{\"vendor\":\"pluggy\",\"connection_config_name\":\"bench\"}".getBytes(StandardCharsets.UTF_8);

    private final ServiceUnderTest service;
    private final int callsEach;

    MintBench(ServiceUnderTest service, int callsEach) {
        this.service = service;
        this.callsEach = callsEach;
    }

    Result run() throws Exception {
        UUID connection = connectionId();
        double[] best = Load.best(CONNECTIONS, callsEach, this::mint, () -> plain(connection));
        return new Result("mint, 16 connections", "tokens/s", best[0], best[1], 0.8);
    }

    private UUID connectionId() throws SQLException {
        try (Connection owner = service.owner();
                PreparedStatement query =
                        owner.prepareStatement("select id from aggregator_connections where config_name = 'bench'");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    private Load.Worker mint() throws IOException {
        RawHttp http = new RawHttp(service.url());
        Map<String, String> headers = service.headers();
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                int status = http.post("/v1/discovery/webhooks/tokens", headers, REQUEST);
                if (status != 201) {
                    throw new IOException("Mint answered " + status);
                }
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private Load.Worker plain(UUID connectionId) throws SQLException {
        Connection connection = service.app();
        connection.setAutoCommit(false);
        UUID tenant = UUID.fromString(ServiceUnderTest.TENANT);
        SecureRandom random = new SecureRandom();
        PreparedStatement token = connection.prepareStatement(
                "insert into webhook_tokens (id, tenant_id, connection_id, vendor, hash) values (?, ?, ?, 'pluggy', ?)");
        PreparedStatement audit = connection.prepareStatement(
                "insert into audit_logs (id, tenant_id, entity_type, entity_id, action, changes) values (?, ?, 'bench', ?, 'MINT', '{}')");
        PreparedStatement outbox = connection.prepareStatement(
                "insert into outbox_events (id, tenant_id, type, aggregate_type, aggregate_id, payload) values (?, ?, 'bench', 'bench', ?, '{}')");
        return new Load.Worker() {
            @Override
            public void once() throws SQLException {
                byte[] hash = new byte[32];
                random.nextBytes(hash);
                UUID id = UUID.randomUUID();
                set(token, id, tenant, connectionId, hash);
                set(audit, UUID.randomUUID(), tenant, id);
                set(outbox, UUID.randomUUID(), tenant, id);
                connection.commit();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
