package io.matcher.ingestion;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.formats.DateOrder;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.ReadingRules;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the files of a source are read, as its config and field map say. */
record Reading(FieldMapping mapping, ReadingRules rules, FormatOptions options, OnDuplicate onDuplicate) {

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
        Config config = new Config(source.config());
        try {
            @Nullable String currency = config.text("defaultCurrency", text -> text.toUpperCase(Locale.ROOT));
            ReadingRules rules = config.rules(Set.copyOf(extraCurrencies), currency);
            FormatOptions options = new FormatOptions(
                    config.text("encoding", Charset::forName),
                    config.text("delimiter", Config::delimiter),
                    maxExpandedBytes);
            OnDuplicate onDuplicate = config.text("onDuplicate", Config.oneOf(OnDuplicate.class));
            Map<String, String> columns = fieldMap.map(Reading::columns).orElse(BUILT_IN);
            return Outcome.done(new Reading(
                    currency == null ? FieldMapping.of(columns) : FieldMapping.withDefaultCurrency(columns),
                    rules,
                    options,
                    onDuplicate == null ? OnDuplicate.IGNORE : onDuplicate));
        } catch (Unusable unusable) {
            return refused("source.config." + unusable.key, unusable.getMessage());
        } catch (IllegalArgumentException unusable) {
            return refused("fieldMap.mapping", String.valueOf(unusable.getMessage()));
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

    private static Outcome<Reading> refused(String location, String message) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "Files of this source can not be read as it is set up: " + location + ": " + message,
                Fault.at(location, message));
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;

        Unusable(String key, String message) {
            super(message, null, false, false);
            this.key = key;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** The members of a source's config that say how to read. */
    private record Config(JsonNode json) {

        ReadingRules rules(Set<String> extraCurrencies, @Nullable String currency) {
            ZoneId zone = text("timeZone", ZoneId::of);
            ReadingRules rules = new ReadingRules(
                    zone == null ? ZoneOffset.UTC : zone,
                    text("decimalStyle", oneOf(DecimalStyle.class)),
                    text("dateOrder", oneOf(DateOrder.class)),
                    null,
                    extraCurrencies,
                    null);
            ReadingRules dated = Optional.ofNullable(text("datePattern", rules::withDatePattern))
                    .orElse(rules);
            return currency == null
                    ? dated
                    : Optional.ofNullable(text("defaultCurrency", code -> dated.withDefaultCurrency(currency)))
                            .orElse(dated);
        }

        /** The member read as what it stands for; null when it is not there. */
        <T> @Nullable T text(String key, Function<String, T> read) {
            JsonNode value = json.path(key);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            if (!value.isString()) {
                throw new Unusable(key, "is not a string");
            }
            try {
                return read.apply(value.stringValue());
            } catch (IllegalArgumentException | DateTimeException unusable) {
                throw new Unusable(key, "can not be used: " + unusable.getMessage());
            }
        }

        static Character delimiter(String text) {
            if (text.length() != 1) {
                throw new IllegalArgumentException("the delimiter is one character");
            }
            return text.charAt(0);
        }

        static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(value -> value.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it is one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))));
        }
    }
}
