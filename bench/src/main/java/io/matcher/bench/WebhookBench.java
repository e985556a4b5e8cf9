package io.matcher.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Receiving webhooks over HTTP, against inserting one delivery a transaction by plain JDBC, each on 64 connections. */
final class WebhookBench {

    private static final int CONNECTIONS = 64;
    private static final String PROOF = "Bearer bench";

    private final ServiceUnderTest service;
    private final int callsEach;
    private final String path;

    WebhookBench(ServiceUnderTest service, int callsEach, String webhookUrl) {
        this.service = service;
        this.callsEach = callsEach;
        this.path = URI.create(webhookUrl).getPath();
    }

    Result run() throws Exception {
        double[] best = Load.best(CONNECTIONS, callsEach, this::deliver, this::plain);
        return new Result("webhooks, 64 connections", "per second", best[0], best[1], 2.0);
    }

    /** The median answer time at a steady 200 a second, in milliseconds. */
    double medianAtTwoHundredASecond() throws Exception {
        long apartNanos = 40_000_000; // eight connections, each 25 a second
        return Load.run(8, 250, () -> paced(deliver(), apartNanos)).medianMillis();
    }

    private static Load.Worker paced(Load.Worker worker, long apartNanos) {
        return new Load.Worker() {
            private long due = System.nanoTime();

            @Override
            public void pace() {
                due += apartNanos;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }

            @Override
            public void once() throws Exception {
                worker.once();
            }

            @Override
            public void close() throws IOException, SQLException {
                worker.close();
            }
        };
    }

    private Load.Worker deliver() throws IOException {
        RawHttp http = new RawHttp(service.url());
        Map<String, String> headers = Map.of("Authorization", PROOF, "Content-Type", "application/json");
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                byte[] body = ("{\"event\":\"connector/status_updated\",\"eventId\":\"" + UUID.randomUUID()
                                + "\",\"id\":\"201\"}")
                        .getBytes(StandardCharsets.UTF_8);
                int status = http.post(path, headers, body);
                if (status != 202) {
                    throw new IOException("The receiver answered " + status);
                }
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private Load.Worker plain() throws SQLException {
        Connection connection = service.app();
        connection.setAutoCommit(false);
        UUID tenant = UUID.fromString(ServiceUnderTest.TENANT);
        UUID bound = UUID.randomUUID();
        PreparedStatement delivery = connection.prepareStatement("""
                insert into webhook_deliveries (id, tenant_id, connection_id, token_id, vendor, dedupe_key, event, state, body)
                values (?, ?, ?, ?, 'pluggy', decode(md5(?) || md5(?), 'hex'), 'connector/status_updated', 'NOTED', ?)""");
        return new Load.Worker() {
            @Override
            public void once() throws SQLException {
                UUID id = UUID.randomUUID();
                MintBench.set(delivery, id, tenant, bound, bound, id.toString(), "bench", new byte[120]);
                connection.commit();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
