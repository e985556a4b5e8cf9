package io.matcher.ingestion;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a source is set up, from which follows how its files are read.
 *
 * @param extraCurrencies codes that the tenant allows beside ISO 4217
 * @param maxExpandedBytes how far an archive may expand
 */
record SourceSetup(Source source, Optional<FieldMap> fieldMap, List<String> extraCurrencies, long maxExpandedBytes) {

    private static final String CONFIG = "config";
    private static final String MAPPING = "mapping";

    /** Whether files of a format without fields of its own can be read at all. */
    boolean isMapped() {
        return fieldMap.isPresent() || source.connectionId() != null || source.bringsMap();
    }

    /** The format of its files unless an upload says otherwise; null where each must say. */
    @Nullable
    String usualFormat() {
        return new ReadingConfig(source.config()).formatKey();
    }

    Outcome<Reading> reading(FileFormat format) {
        LayoutTemplate template = format.template();
        if (template != null) {
            return Reading.ofTemplate(source, template.description(), extraCurrencies, maxExpandedBytes);
        }
        boolean readable = fieldMap.isPresent() || source.connectionId() != null || format.hasMap();
        return readable ? Reading.of(source, fieldMap, format.hasMap(), extraCurrencies, maxExpandedBytes) : unmapped();
    }

    static <T> Outcome<T> unmapped() {
        return Outcome.refused(
                ErrorCode.INGESTION_FIELD_MAP_NOT_FOUND,
                "The source has no field map yet, so that nobody knows which column is which; "
                        + "where its files are in a format that says so itself, name that in config.format");
    }

    /** What of it decides how a file reads, to be kept with a job. */
    Map<String, ?> kept() {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put(CONFIG, source.config());
        fieldMap.ifPresent(map -> kept.put(MAPPING, map.mapping()));
        return kept;
    }

    /** The setup as it was when {@link #kept} was; the present one where nothing was kept. */
    SourceSetup as(@Nullable JsonNode kept, JsonMapper json) {
        if (kept == null) {
            return this;
        }
        Source then = new Source(
                source.id(),
                source.contextId(),
                source.name(),
                source.type(),
                source.side(),
                kept.required(CONFIG),
                source.connectionId(),
                source.bringsMap(),
                source.createdAt(),
                source.updatedAt());
        return new SourceSetup(then, fieldMap(kept.path(MAPPING), json), extraCurrencies, maxExpandedBytes);
    }

    private Optional<FieldMap> fieldMap(JsonNode mapping, JsonMapper json) {
        if (mapping.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, Object> columns = json.convertValue(mapping, new TypeReference<>() {});
        return Optional.of(
                new FieldMap(source.id(), source.contextId(), source.id(), columns, 1, Instant.EPOCH, Instant.EPOCH));
    }
}
