package io.matcher.fees;

import io.matcher.contexts.Dependants;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A context that has fee rules is kept until they are deleted. */
@Component
class FeeDependants implements Dependants {

    private final FeeRuleStore rules;

    FeeDependants(FeeRuleStore rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> ofContext(TenantId tenant, UUID contextId) {
        return rules.existOf(tenant, contextId) ? Optional.of("fee rules") : Optional.empty();
    }

    @Override
    public Optional<String> ofSource(TenantId tenant, UUID sourceId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return Optional.empty();
    }
}
