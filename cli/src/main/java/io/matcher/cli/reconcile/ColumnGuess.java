package io.matcher.cli.reconcile;

import io.matcher.formats.FieldMapping;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column is taken for what; what is not named, the file does not have. */
record ColumnGuess(Map<Field, String> columns) {

    /** The name of the column that {@link ComputedColumns} adds for rows without an id of their own. */
    static final String LINE_ID = "#line";

    /** The name of the column that {@link ComputedColumns} makes of debit and credit. */
    static final String SIGNED_AMOUNT = "#amount";

    ColumnGuess {
        columns = new EnumMap<>(columns);
    }

    @Nullable
    String column(Field field) {
        return columns.get(field);
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    /** Whether rows have something that could tie them to the other side beyond amount and date. */
    boolean hasReferences() {
        return has(Field.EXTERNAL_ID) || has(Field.REFERENCE);
    }

    FieldMapping mapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        columns.forEach((field, column) -> {
            if (field != Field.DEBIT && field != Field.CREDIT) {
                mapping.put(field.key(), column);
            }
        });
        mapping.putIfAbsent(FieldMapping.EXTERNAL_ID, LINE_ID);
        mapping.putIfAbsent(FieldMapping.AMOUNT, SIGNED_AMOUNT);
        return FieldMapping.withDefaultCurrency(mapping);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        columns.forEach((field, column) -> text.append(text.isEmpty() ? "" : ", ")
                .append(field.key())
                .append(" = \"")
                .append(column)
                .append('"'));
        return text.toString();
    }
}
