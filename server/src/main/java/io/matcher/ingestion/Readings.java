package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out how the files of a source are read. Called within a transaction of the tenant. */
@Component
class Readings {

    private final Contexts contexts;
    private final Settings settings;

    Readings(Contexts contexts, Settings settings) {
        this.contexts = contexts;
        this.settings = settings;
    }

    Outcome<Reading> of(TenantId tenant, UUID contextId, UUID sourceId) {
        Optional<Source> source = contexts.source(tenant, contextId, sourceId);
        if (source.isEmpty()) {
            return Outcome.refused(ErrorCode.INGESTION_SOURCE_NOT_FOUND, "The context has no such source");
        }
        Optional<FieldMap> fieldMap = contexts.fieldMap(tenant, sourceId);
        if (fieldMap.isEmpty()
                && source.get().connectionId() == null
                && !source.get().bringsMap()) {
            return Outcome.refused(
                    ErrorCode.INGESTION_FIELD_MAP_NOT_FOUND,
                    "The source has no field map yet, so that nobody knows which column is which; "
                            + "where its files are in a format that says so itself, name that in config.format");
        }
        return Reading.of(
                source.get(),
                fieldMap,
                settings.list(tenant, "currencies.extra"),
                settings.number(tenant, "ingestion.max_expanded_bytes"));
    }
}
