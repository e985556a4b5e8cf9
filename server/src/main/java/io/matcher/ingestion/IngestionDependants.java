package io.matcher.ingestion;

import io.matcher.contexts.Dependants;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A source that has transactions, or had a job, has a history. */
@Component
class IngestionDependants implements Dependants {

    private final JdbcClient jdbc;

    IngestionDependants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> ofSource(TenantId tenant, UUID sourceId) {
        if (exists(
                "select exists (select from transactions where tenant_id = ? and source_id = ?)", tenant, sourceId)) {
            return Optional.of("transactions");
        }
        return exists(
                        "select exists (select from ingestion_jobs where tenant_id = ? and source_id = ?)",
                        tenant,
                        sourceId)
                ? Optional.of("ingestion jobs")
                : Optional.empty();
    }

    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return Optional.empty();
    }

    private boolean exists(String sql, TenantId tenant, UUID sourceId) {
        return jdbc.sql(sql)
                .params(tenant.value(), sourceId)
                .query(Boolean.class)
                .single();
    }
}
