package io.matcher.platform.database;

import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the data of a tenant: a transaction in which PostgreSQL knows the tenant, and row-level security shows no other.
 *
 * <p>A statement outside sees no row and can insert none. A refused {@link Outcome} rolls back, so that a refusal changes nothing.
 * A nested call joins the transaction, which must be the same tenant's.
 */
@Component
public class Transactions {

    private static final ThreadLocal<@Nullable TenantId> CURRENT = new ThreadLocal<>();

    private final JdbcClient jdbc;
    private final TransactionTemplate write;
    private final TransactionTemplate snapshot;

    Transactions(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.write = new TransactionTemplate(manager);
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Runs the work in one transaction of the tenant, and rolls back when it is refused or throws. */
    public <T> T in(TenantId tenant, Supplier<T> work) {
        return run(write, tenant, work);
    }

    public void run(TenantId tenant, Runnable work) {
        in(tenant, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** As {@link #in}, reading one snapshot throughout. */
    public <T> T inSnapshot(TenantId tenant, Supplier<T> work) {
        return run(snapshot, tenant, work);
    }

    private <T> T run(TransactionTemplate template, TenantId tenant, Supplier<T> work) {
        TenantId outer = CURRENT.get();
        if (outer != null) {
            if (!outer.equals(tenant)) {
                throw new IllegalStateException("A transaction of one tenant can not turn to another's data");
            }
            return work.get();
        }
        T result = template.execute(status -> {
            jdbc.sql("select set_config('app.tenant', ?, true)")
                    .param(tenant.toString())
                    .query(String.class)
                    .single();
            CURRENT.set(tenant);
            try {
                T value = work.get();
                if (value instanceof Outcome.Refused) {
                    status.setRollbackOnly();
                } else {
                    CommitMark.current().write(tenant);
                }
                return value;
            } finally {
                CURRENT.remove();
            }
        });
        if (result == null) {
            throw new IllegalStateException("Work in a transaction gives a value");
        }
        return result;
    }
}
