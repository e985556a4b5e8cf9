package io.matcher.ingestion;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.FieldExpressions;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.ReadingRules;
import io.matcher.ingestion.statements.StatementPolicy;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the files of a source are read, as its config and field map say.
 *
 * @param map what its field map says; empty for a source without one, whose files must be in a format that needs none
 */
record Reading(
        FieldExpressions map,
        ReadingRules rules,
        FormatOptions options,
        OnDuplicate onDuplicate,
        StatementPolicy statements) {

    /** The map of sources that have one built in: the columns of the required fields bear their names, the others become metadata. */
    private static final Map<String, String> BUILT_IN = Map.of(
            FieldMapping.EXTERNAL_ID, FieldMapping.EXTERNAL_ID,
            FieldMapping.AMOUNT, FieldMapping.AMOUNT,
            FieldMapping.CURRENCY, FieldMapping.CURRENCY,
            FieldMapping.DATE, FieldMapping.DATE);

    /**
     * Reads the settings of a source.
     *
     * @param fieldMap empty for a source with a built-in map, or for files of a format that has one
     * @param formatHasMap whether the format says itself which field is which; the field map then only adds to it
     * @param extraCurrencies codes that the tenant allows beside ISO 4217
     * @param maxExpandedBytes how far an archive may expand
     */
    static Outcome<Reading> of(
            Source source,
            Optional<FieldMap> fieldMap,
            boolean formatHasMap,
            List<String> extraCurrencies,
            long maxExpandedBytes) {
        ReadingConfig config = new ReadingConfig(source.config());
        try {
            Set<String> currencies = Set.copyOf(extraCurrencies);
            FieldExpressions map = fieldMap.map(given -> expressions(given, currencies))
                    .orElseGet(() -> FieldExpressions.ofColumns(source.connectionId() == null ? Map.of() : BUILT_IN));
            Map<String, String> columns = map.columnsByField();
            String currency = config.defaultCurrency(currencies);
            if (formatHasMap) {
                FieldMapping.requireKnown(columns);
            } else if (currency == null) {
                FieldMapping.of(columns);
            } else {
                FieldMapping.withDefaultCurrency(columns);
            }
            return Outcome.done(new Reading(
                    map,
                    config.rules(currencies),
                    config.options(maxExpandedBytes),
                    config.onDuplicate(),
                    StatementPolicy.of(source.config())));
        } catch (ReadingConfig.UnusableMember unusable) {
            return refused(
                    "source.config." + unusable.fault().key(), unusable.fault().message());
        } catch (IllegalArgumentException unusable) {
            return refused("fieldMap.mapping", String.valueOf(unusable.getMessage()));
        }
    }

    /** Files by a template have its fields as their columns, amounts with a point, and dates that nobody can take for another. */
    static Outcome<Reading> ofTemplate(
            Source source, LayoutDescription template, List<String> extraCurrencies, long maxExpandedBytes) {
        ReadingConfig config = new ReadingConfig(source.config());
        try {
            ReadingRules said = config.rules(Set.copyOf(extraCurrencies));
            String currency = template.defaultCurrency() == null ? said.defaultCurrency() : template.defaultCurrency();
            ReadingRules plain = ReadingRules.DEFAULT
                    .withTimeZone(said.timeZone())
                    .withDecimalStyle(DecimalStyle.POINT)
                    .withExtraCurrencies(said.extraCurrencies());
            return Outcome.done(new Reading(
                    FieldExpressions.ofColumns(template.canonical()),
                    currency == null ? plain : plain.withDefaultCurrency(currency),
                    config.options(maxExpandedBytes),
                    config.onDuplicate(),
                    StatementPolicy.of(source.config())));
        } catch (ReadingConfig.UnusableMember unusable) {
            return refused(
                    "source.config." + unusable.fault().key(), unusable.fault().message());
        }
    }

    private static FieldExpressions expressions(FieldMap map, Set<String> currencies) {
        return switch (FieldExpressions.parse(map.mapping(), currencies)) {
            case FieldExpressions.Usable(FieldExpressions expressions) -> expressions;
            case FieldExpressions.Unusable(List<FieldExpressions.Fault> faults) ->
                throw new IllegalArgumentException(
                        faults.getFirst().location() + " " + faults.getFirst().message());
        };
    }

    private static <T> Outcome<T> refused(String location, String message) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "Files of this source can not be read as it is set up: " + location + ": " + message,
                Fault.at(location, message));
    }
}
