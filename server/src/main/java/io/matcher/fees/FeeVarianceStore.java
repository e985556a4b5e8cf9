package io.matcher.fees;

import io.matcher.platform.database.Staging;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of fee variances. */
@Component
class FeeVarianceStore {

    private final JdbcClient jdbc;

    FeeVarianceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean existBy(TenantId tenant, UUID scheduleId) {
        return jdbc.sql("select exists (select from match_fee_variances where tenant_id = ? and fee_schedule_id = ?)")
                .params(tenant.value(), scheduleId)
                .query(Boolean.class)
                .single();
    }

    int insert(TenantId tenant, UUID contextId, UUID runId, FeeTolerance tolerance, String stagingTable) {
        return jdbc.sql("""
                        insert into match_fee_variances (id, tenant_id, context_id, run_id, group_id, transaction_id, source_id,
                               fee_schedule_id, fee_schedule_name, currency, expected_fee, actual_fee, delta, tolerance_abs,
                               tolerance_pct, tolerance, variance_type)
                        select variance_id, ?, ?, ?, group_id, transaction_id, source_id, fee_schedule_id, fee_schedule_name, currency,
                               expected_fee, actual_fee, delta, ?, ?, tolerance, variance_type
                          from %s""".formatted(Staging.qualified(stagingTable)))
                .params(tenant.value(), contextId, runId, tolerance.absolute(), tolerance.fraction())
                .update();
    }
}
