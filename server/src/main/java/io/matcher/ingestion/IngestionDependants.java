package io.matcher.ingestion;

import io.matcher.contexts.Dependants;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A source that has transactions, or had a job, has a history. */
@Component
class IngestionDependants implements Dependants {

    private final TransactionStore transactions;
    private final IngestionJobStore jobs;

    IngestionDependants(TransactionStore transactions, IngestionJobStore jobs) {
        this.transactions = transactions;
        this.jobs = jobs;
    }

    @Override
    public Optional<String> ofSource(TenantId tenant, UUID sourceId) {
        if (transactions.existsOf(tenant, sourceId)) {
            return Optional.of("transactions");
        }
        return jobs.existsOf(tenant, sourceId) ? Optional.of("ingestion jobs") : Optional.empty();
    }

    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return Optional.empty();
    }
}
