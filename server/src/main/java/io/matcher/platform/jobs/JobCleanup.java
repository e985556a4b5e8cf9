package io.matcher.platform.jobs;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets jobs that succeeded or were cancelled long ago. Failed ones stay until somebody has looked at them. */
@Component
class JobCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(JobCleanup.class);
    private static final int KEPT_DAYS = 30;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Tenants tenants;

    JobCleanup(JdbcClient jdbc, Transactions transactions, Tenants tenants) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tenants = tenants;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        try {
            tenants.all().forEach(this::forgetOld);
        } catch (RuntimeException outage) {
            LOG.warn("Old jobs could not be removed; tried again in a day: {}", outage.toString());
        }
    }

    private void forgetOld(TenantId tenant) {
        transactions.run(
                tenant, () -> jdbc.sql("""
                        delete from jobs where tenant_id = ? and state in ('SUCCEEDED', 'CANCELLED')
                           and finished_at < clock_timestamp() - make_interval(days => ?)""").params(tenant.value(), KEPT_DAYS).update());
    }
}
