package io.matcher.suggestions;

import io.matcher.contexts.Dependants;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people said to suggestions is kept with their context. */
@Component
class SuggestionDependants implements Dependants {

    private final SuggestionStore suggestions;

    SuggestionDependants(SuggestionStore suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public Optional<String> ofContext(TenantId tenant, UUID contextId) {
        return suggestions.existOf(tenant, contextId) ? Optional.of("rule suggestions") : Optional.empty();
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
