package io.matcher.ingestion;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.RecordReader;
import io.matcher.formats.TransactionReader;
import io.matcher.ingestion.statements.StatementPolicy;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a source are read, as its config and field map say.
 *
 * @param format in which its files are unless an upload says otherwise; null where each must say
 * @param columnsByField what its field map names; empty for a source without one, whose files must be in a format that needs none
 */
record Reading(
        Map<String, String> columnsByField,
        ReadingRules rules,
        FormatOptions options,
        OnDuplicate onDuplicate,
        StatementPolicy statements,
        @Nullable String format) {

    /** The map of sources that have one built in: the columns of the required fields bear their names, the others become metadata. */
    private static final Map<String, String> BUILT_IN = Map.of(
            FieldMapping.EXTERNAL_ID, FieldMapping.EXTERNAL_ID,
            FieldMapping.AMOUNT, FieldMapping.AMOUNT,
            FieldMapping.CURRENCY, FieldMapping.CURRENCY,
            FieldMapping.DATE, FieldMapping.DATE);

    /**
     * Reads the settings of a source.
     *
     * @param fieldMap empty for a source with a built-in map
     * @param extraCurrencies codes that the tenant allows beside ISO 4217
     * @param maxExpandedBytes how far an archive may expand
     */
    static Outcome<Reading> of(
            Source source, Optional<FieldMap> fieldMap, List<String> extraCurrencies, long maxExpandedBytes) {
        ReadingConfig config = new ReadingConfig(source.config());
        try {
            Set<String> currencies = Set.copyOf(extraCurrencies);
            Map<String, String> columns =
                    fieldMap.map(Reading::columns).orElse(source.connectionId() == null ? Map.of() : BUILT_IN);
            FieldMapping.requireKnown(columns);
            return Outcome.done(new Reading(
                    columns,
                    config.rules(currencies),
                    config.options(maxExpandedBytes),
                    config.onDuplicate(),
                    StatementPolicy.of(source.config()),
                    config.formatKey()));
        } catch (ReadingConfig.UnusableMember unusable) {
            return refused(
                    "source.config." + unusable.fault().key(), unusable.fault().message());
        } catch (IllegalArgumentException unusable) {
            return refused("fieldMap.mapping", String.valueOf(unusable.getMessage()));
        }
    }

    /** Reads records by the format's own map and the source's. */
    Outcome<TransactionReader> over(RecordReader records) {
        if (columnsByField.isEmpty() && records.mapping().isEmpty()) {
            return Outcome.refused(
                    ErrorCode.INGESTION_FIELD_MAP_NOT_FOUND,
                    "The source has no field map yet, so that nobody knows which column is which");
        }
        try {
            return Outcome.done(TransactionReader.of(records, columnsByField, rules));
        } catch (IllegalArgumentException incomplete) {
            return refused("fieldMap.mapping", String.valueOf(incomplete.getMessage()));
        }
    }

    private static Map<String, String> columns(FieldMap map) {
        Map<String, String> columns = new HashMap<>();
        map.mapping().forEach((field, column) -> {
            if (!(column instanceof String name)) {
                throw new IllegalArgumentException("the field map names no column for " + field);
            }
            columns.put(field, name);
        });
        return columns;
    }

    private static <T> Outcome<T> refused(String location, String message) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "Files of this source can not be read as it is set up: " + location + ": " + message,
                Fault.at(location, message));
    }
}
