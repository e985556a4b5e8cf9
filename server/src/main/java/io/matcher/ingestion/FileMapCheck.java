package io.matcher.ingestion;

import io.matcher.contexts.FieldMapCheck;
import io.matcher.formats.FieldExpressions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads a field map as an upload would, long before one comes. */
@Component
class FileMapCheck implements FieldMapCheck {

    private final Settings settings;

    FileMapCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Unusable> unusable(TenantId tenant, Map<String, ?> mapping) {
        Set<String> extraCurrencies = Set.copyOf(settings.list(tenant, "currencies.extra"));
        return switch (FieldExpressions.parse(mapping, extraCurrencies)) {
            case FieldExpressions.Usable usable -> List.of();
            case FieldExpressions.Unusable(List<FieldExpressions.Fault> faults) ->
                faults.stream()
                        .map(fault -> new Unusable(fault.location(), fault.message()))
                        .toList();
        };
    }
}
