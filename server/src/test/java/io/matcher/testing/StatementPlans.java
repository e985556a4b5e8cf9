package io.matcher.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Plans each query of a request at the moment it is sent: the same text and the same values, on the same connection, as the service's
 * role and within its tenant.
 */
public final class StatementPlans implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Requests are answered on threads of this name; jobs that run meanwhile are none of the request's business. */
    private static final String REQUESTS = "tomcat";

    private static final AtomicLong PREPARED = new AtomicLong();

    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private volatile boolean watching;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource real ? watched(real) : bean;
            }
        });
    }

    /** The plans of the queries that the request sends. */
    public List<Plan> of(Runnable request) {
        plans.clear();
        watching = true;
        try {
            request.run();
        } finally {
            watching = false;
        }
        return List.copyOf(plans);
    }

    private DataSource watched(DataSource real) {
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return watching && Thread.currentThread().getName().startsWith(REQUESTS)
                        ? proxy(Connection.class, new WatchedConnection(connection))
                        : connection;
            }
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private final class WatchedConnection implements InvocationHandler {

        private final Connection real;

        WatchedConnection(Connection real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null
                    ? proxy(PreparedStatement.class, new WatchedStatement(real, statement, (String) arguments[0]))
                    : result;
        }
    }

    private final class WatchedStatement implements InvocationHandler {

        private final Connection connection;
        private final PreparedStatement real;
        private final String sql;
        private final Map<Integer, String> values = new TreeMap<>();

        WatchedStatement(Connection connection, PreparedStatement real, String sql) {
            this.connection = connection;
            this.real = real;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().startsWith("set") && arguments != null && arguments.length > 1) {
                Object value = method.getName().equals("setNull") ? null : arguments[1];
                values.put((Integer) arguments[0], literal(value));
            }
            if (method.getName().equals("executeQuery") && isQuery()) {
                explain();
            }
            return call(real, method, arguments);
        }

        private boolean isQuery() {
            return sql.stripLeading().startsWith("select") && sql.contains(" from ") && !sql.contains("for update");
        }

        private void explain() throws SQLException {
            String name = "planned_" + PREPARED.incrementAndGet();
            try (Statement own = connection.createStatement()) {
                own.execute("prepare " + name + " as " + numbered());
                String given = values.isEmpty() ? "" : "(" + String.join(", ", values.values()) + ")";
                try (ResultSet row =
                        own.executeQuery("explain (analyze, timing off, format json) execute " + name + given)) {
                    row.next();
                    plans.add(Plan.of(sql + "\n" + values, row.getString(1)));
                }
                own.execute("deallocate " + name);
            }
        }

        /** The text with $1, $2… in the place of each ?. */
        private String numbered() {
            String[] parts = sql.split("\\?", -1);
            StringBuilder text = new StringBuilder(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                text.append('$').append(i).append(parts[i]);
            }
            return text.toString();
        }

        private static String literal(@Nullable Object value) {
            return switch (value) {
                case null -> "null";
                case Object[] array ->
                    quoted(Arrays.stream(array).map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
                default -> quoted(value.toString());
            };
        }

        private static String quoted(String text) {
            return "'" + text.replace("'", "''") + "'";
        }
    }
}
