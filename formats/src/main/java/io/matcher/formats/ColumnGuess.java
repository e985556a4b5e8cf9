package io.matcher.formats;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which column is taken for what; what is not named, the file does not have. */
public record ColumnGuess(Map<ColumnField, ColumnFinding> findings) {

    /** The name of the column that stands in for an id where the rows have none of their own. */
    public static final String LINE_ID = "#line";

    /** The name of the column that is made of debit and credit. */
    public static final String SIGNED_AMOUNT = "#amount";

    public ColumnGuess {
        Map<ColumnField, ColumnFinding> ordered = new EnumMap<>(ColumnField.class);
        ordered.putAll(findings);
        findings = ordered;
    }

    /** What a format with a map of its own says, which is no guess. */
    public static ColumnGuess of(FieldMapping mapping) {
        Map<ColumnField, ColumnFinding> findings = new EnumMap<>(ColumnField.class);
        mapping.columnsByField().forEach((key, column) -> {
            ColumnField field = ColumnField.named(key);
            if (field != null) {
                findings.put(field, new ColumnFinding(column, 100, "The format says so."));
            }
        });
        return new ColumnGuess(findings);
    }

    public @Nullable String column(ColumnField field) {
        ColumnFinding finding = findings.get(field);
        return finding == null ? null : finding.column();
    }

    public Optional<ColumnFinding> finding(ColumnField field) {
        return Optional.ofNullable(findings.get(field));
    }

    public boolean has(ColumnField field) {
        return findings.containsKey(field);
    }

    /** Whether rows have something that could tie them to the other side beyond amount and date. */
    public boolean hasReferences() {
        return has(ColumnField.EXTERNAL_ID) || has(ColumnField.REFERENCE);
    }

    /** The same without one field. */
    public ColumnGuess without(ColumnField field) {
        Map<ColumnField, ColumnFinding> others = new EnumMap<>(ColumnField.class);
        others.putAll(findings);
        others.remove(field);
        return new ColumnGuess(others);
    }

    /** The canonical fields with their columns. */
    public Map<String, String> columnsByField() {
        Map<String, String> mapping = new LinkedHashMap<>();
        findings.forEach((field, finding) -> {
            if (field.isCanonical()) {
                mapping.put(field.key(), finding.column());
            }
        });
        return mapping;
    }

    /** A mapping for rows that got what they lack: {@link #LINE_ID} and {@link #SIGNED_AMOUNT}. */
    public FieldMapping mapping() {
        Map<String, String> mapping = columnsByField();
        mapping.putIfAbsent(FieldMapping.EXTERNAL_ID, LINE_ID);
        mapping.putIfAbsent(FieldMapping.AMOUNT, SIGNED_AMOUNT);
        return FieldMapping.withDefaultCurrency(mapping);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        findings.forEach((field, finding) -> text.append(text.isEmpty() ? "" : ", ")
                .append(field.key())
                .append(" = \"")
                .append(finding.column())
                .append('"'));
        return text.toString();
    }
}
