package io.matcher.discovery.midaz;

import io.matcher.contexts.SourceConfigCheck;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what a source could not ask of Midaz, when it is written. */
@Component
class MidazConfigCheck implements SourceConfigCheck {

    private final JsonMapper json;

    MidazConfigCheck(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<Unusable> unusable(TenantId tenant, Map<String, ?> config) {
        if (config.get(MidazSource.CONNECTION) == null) {
            return List.of();
        }
        ConfigReader.Problems problems = new ConfigReader.Problems();
        MidazSource.read(json.valueToTree(config), problems);
        return problems.found();
    }
}
