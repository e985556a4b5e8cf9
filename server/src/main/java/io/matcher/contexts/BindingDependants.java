package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A source that has bindings is kept until they are deleted. */
@Component
class BindingDependants implements Dependants {

    private final SourceBindingStore bindings;

    BindingDependants(SourceBindingStore bindings) {
        this.bindings = bindings;
    }

    @Override
    public Optional<String> ofSource(TenantId tenant, UUID sourceId) {
        return bindings.count(tenant, sourceId) > 0 ? Optional.of("bindings") : Optional.empty();
    }

    @Override
    public Optional<String> ofRule(TenantId tenant, UUID ruleId) {
        return Optional.empty();
    }
}
