package io.matcher.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of the file holds which field of a transaction. Whatever no field names becomes metadata.
 *
 * @param currency null only where {@link ReadingRules#defaultCurrency()} stands in for it
 * @param valueDate the day from which the money counts
 * @param posting says {@code PENDING} (or {@code PDNG}, in any case) of what is not posted yet
 */
public record FieldMapping(
        String externalId,
        String amount,
        @Nullable String currency,
        String date,
        @Nullable String description,
        @Nullable String reference,
        @Nullable String valueDate,
        @Nullable String posting) {

    /** A mapping without what few tables have: a value date, and rows that are not posted yet. */
    public FieldMapping(
            String externalId,
            String amount,
            @Nullable String currency,
            String date,
            @Nullable String description,
            @Nullable String reference) {
        this(externalId, amount, currency, date, description, reference, null, null);
    }

    public static final String EXTERNAL_ID = "external_id";
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";
    public static final String DATE = "date";
    public static final String DESCRIPTION = "description";
    public static final String REFERENCE = "reference";
    public static final String VALUE_DATE = "value_date";
    public static final String POSTING = "posting";

    /** The fields that every mapping must name. */
    public static final List<String> REQUIRED = List.of(EXTERNAL_ID, AMOUNT, CURRENCY, DATE);

    private static final Set<String> KNOWN =
            Set.of(EXTERNAL_ID, AMOUNT, CURRENCY, DATE, DESCRIPTION, REFERENCE, VALUE_DATE, POSTING);

    static boolean isKnown(String field) {
        return KNOWN.contains(field);
    }

    /**
     * A mapping as users write it: canonical name to column.
     *
     * @throws IllegalArgumentException naming what is missing, unknown or blank
     */
    public static FieldMapping of(Map<String, String> columnsByField) {
        List<String> missing = new ArrayList<>(REQUIRED);
        missing.removeAll(columnsByField.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the field map does not name " + String.join(", ", missing));
        }
        return checked(columnsByField);
    }

    /** As {@link #of}, but the currency may be left out, because the reading rules will give one. */
    public static FieldMapping withDefaultCurrency(Map<String, String> columnsByField) {
        Map<String, String> complete = new LinkedHashMap<>(columnsByField);
        complete.putIfAbsent(CURRENCY, "-");
        FieldMapping mapping = of(complete);
        return columnsByField.containsKey(CURRENCY)
                ? mapping
                : new FieldMapping(
                        mapping.externalId,
                        mapping.amount,
                        null,
                        mapping.date,
                        mapping.description,
                        mapping.reference,
                        mapping.valueDate,
                        mapping.posting);
    }

    private static FieldMapping checked(Map<String, String> columns) {
        requireKnown(columns);
        return new FieldMapping(
                columns.getOrDefault(EXTERNAL_ID, ""),
                columns.getOrDefault(AMOUNT, ""),
                columns.get(CURRENCY),
                columns.getOrDefault(DATE, ""),
                columns.get(DESCRIPTION),
                columns.get(REFERENCE),
                columns.get(VALUE_DATE),
                columns.get(POSTING));
    }

    /**
     * Checks what a user wrote, complete or not.
     *
     * @throws IllegalArgumentException naming a field that is unknown or has no column
     */
    public static void requireKnown(Map<String, String> columns) {
        for (Map.Entry<String, String> entry : columns.entrySet()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw new IllegalArgumentException("the field map names the unknown field " + entry.getKey());
            }
            if (entry.getValue().isBlank()) {
                throw new IllegalArgumentException("the field map names no column for " + entry.getKey());
            }
        }
    }

    /** This mapping, but where the other names a column the other's. */
    public FieldMapping overriddenBy(Map<String, String> columnsByField) {
        Map<String, String> columns = columnsByField();
        columns.putAll(columnsByField);
        return withDefaultCurrency(columns);
    }

    /** The mapping as users write it, without the fields it leaves open. */
    public Map<String, String> columnsByField() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(EXTERNAL_ID, externalId);
        columns.put(AMOUNT, amount);
        putUnlessNull(columns, CURRENCY, currency);
        columns.put(DATE, date);
        putUnlessNull(columns, DESCRIPTION, description);
        putUnlessNull(columns, REFERENCE, reference);
        putUnlessNull(columns, VALUE_DATE, valueDate);
        putUnlessNull(columns, POSTING, posting);
        return columns;
    }

    private static void putUnlessNull(Map<String, String> columns, String field, @Nullable String column) {
        if (column != null) {
            columns.put(field, column);
        }
    }
}
