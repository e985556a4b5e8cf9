package io.matcher.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field map whose fields are columns, or are computed from columns. What is computed stands in a column of its own, which no file
 * has; whatever fed it stays metadata.
 */
public final class FieldExpressions {

    /** What {@link #parse} made of a map. */
    public sealed interface Result {}

    public record Usable(FieldExpressions expressions) implements Result {}

    /** At least one fault. */
    public record Unusable(List<Fault> faults) implements Result {}

    /**
     * Something in a map that can not be used.
     *
     * @param location the field, and the member within, as in {@code amount.decimal}
     */
    public record Fault(String location, String message) {}

    private final Map<String, String> columnsByField;
    private final Map<String, FieldExpression> computed;

    /** @param computed the expressions of the fields that have no column of their own */
    FieldExpressions(Map<String, String> plainColumns, List<FieldExpression> computed) {
        this.columnsByField = new LinkedHashMap<>(plainColumns);
        this.computed = new LinkedHashMap<>();
        for (FieldExpression expression : computed) {
            String name = nameApart(expression.field(), Set.copyOf(plainColumns.values()));
            columnsByField.put(expression.field(), name);
            this.computed.put(name, expression);
        }
    }

    private static String nameApart(String field, Set<String> taken) {
        String name = "#" + field;
        while (taken.contains(name)) {
            name = "#" + name;
        }
        return name;
    }

    /**
     * Reads a map as users write it: field to the name of a column, or to an object.
     *
     * @param extraCurrencies codes that a constant may have beside ISO 4217
     */
    public static Result parse(Map<String, ?> map, Set<String> extraCurrencies) {
        return new FieldExpressionParser(extraCurrencies).parse(map);
    }

    /** A map that computes nothing. */
    public static FieldExpressions ofColumns(Map<String, String> columnsByField) {
        return new FieldExpressions(columnsByField, List.of());
    }

    /** Each field's column: the file's, or the one that is added for it. */
    public Map<String, String> columnsByField() {
        return Map.copyOf(columnsByField);
    }

    /** By the name of the column that is added. */
    Map<String, FieldExpression> computed() {
        return computed;
    }

    /** A refusal names the columns that the file has, and not those that were added. */
    Parsed blaming(Parsed parsed) {
        if (!(parsed instanceof Refusal refusal)) {
            return parsed;
        }
        FieldExpression expression = computed.get(refusal.column());
        return expression == null
                ? refusal
                : new Refusal(refusal.position(), expression.blamed(), refusal.reason(), refusal.value());
    }

    @Override
    public String toString() {
        return columnsByField.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
