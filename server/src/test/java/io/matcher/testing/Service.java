package io.matcher.testing;

import io.matcher.MatcherApplication;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running service on a port of its own. {@link #shared()} is started once for all tests that only need one. */
public final class Service implements AutoCloseable {

    /** The secret that signs tokens of tests. */
    public static final String JWT_SECRET = "a-secret-for-tests-that-is-long-enough-for-every-algorithm-of-the-family";

    private static final class Holder {
        static final Service SHARED = start(Map.of());
    }

    private final ConfigurableApplicationContext context;
    private final DatabaseAccess database;

    private Service(ConfigurableApplicationContext context, DatabaseAccess database) {
        this.context = context;
        this.database = database;
    }

    /** The service that tests share; each takes tenants of its own. */
    public static Service shared() {
        return Holder.SHARED;
    }

    /** A new service on a database of its own. */
    public static Service start(Map<String, String> variables) {
        return start(variables, TestDatabase.create());
    }

    public static Service start(Map<String, String> variables, DatabaseAccess database) {
        return start(variables, database, context -> {});
    }

    /** A new service on a database of its own, whose statements are planned before the eyes of the test. */
    public static Service start(StatementPlans plans) {
        return start(Map.of(), TestDatabase.create(), plans);
    }

    private static Service start(
            Map<String, String> variables,
            DatabaseAccess database,
            ApplicationContextInitializer<ConfigurableApplicationContext> addition) {
        Map<String, String> env = new HashMap<>(Map.of(
                "MATCHER_PORT",
                "0",
                "MATCHER_DATA_DIR",
                temporary().toString(),
                "MATCHER_JWT_SECRET",
                JWT_SECRET,
                "MATCHER_ALLOW_LOOPBACK_VENDORS",
                "true"));
        env.putAll(variables);
        return new Service(MatcherApplication.start(ServeOptions.parse(env), database, addition), database);
    }

    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public DatabaseAccess database() {
        return database;
    }

    /** A part of the service, for tests of that part. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** A part of the service among several of its type. */
    public <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A client of the tenant with the role, with a token. */
    public Client client(UUID tenant, String role) {
        return client(tenant, "tester", role);
    }

    public Client client(UUID tenant, String subject, String role) {
        return new Client(url(), Tokens.of(tenant, subject, role));
    }

    /** A client of a new tenant with every permission a tenant can have. */
    public Client admin() {
        return client(UUID.randomUUID(), "admin");
    }

    /** A client without a token. */
    public Client anonymous() {
        return new Client(url(), null);
    }

    /** The first column of what a statement shows within the tenant, as text. */
    public List<String> rows(TenantId tenant, String sql) {
        return part(Transactions.class).in(tenant, () -> part(JdbcClient.class)
                .sql(sql)
                .query((row, n) -> row.getString(1))
                .list());
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("matcher-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
