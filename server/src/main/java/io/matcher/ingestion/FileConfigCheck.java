package io.matcher.ingestion;

import io.matcher.contexts.SourceConfigCheck;
import io.matcher.formats.Format;
import io.matcher.formats.Formats;
import io.matcher.ingestion.statements.StatementPolicy;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a config as an upload would, long before one comes. */
@Component
class FileConfigCheck implements SourceConfigCheck {

    private final Settings settings;
    private final JsonMapper json;

    FileConfigCheck(Settings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public List<Unusable> unusable(TenantId tenant, Map<String, ?> config) {
        ReadingConfig reading = new ReadingConfig(json.valueToTree(config));
        List<Unusable> faults = new ArrayList<>(reading.faults(Set.copyOf(settings.list(tenant, "currencies.extra"))));
        faults.addAll(StatementPolicy.faults(reading.json()));
        return faults;
    }

    @Override
    public boolean bringsMap(Map<String, ?> config) {
        return config.get("format") instanceof String key
                && Formats.standard().byKey(key).flatMap(Format::mapping).isPresent();
    }
}
