package io.matcher.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping looked up in one set of columns: where each field stands, -1 for nowhere. */
final class BoundMapping {
    private final Columns columns;
    private final FieldMapping mapping;
    final int externalId;
    final int amount;
    final int currency;
    final int date;
    final int description;
    final int reference;
    final int valueDate;
    final int posting;
    private final int[] unmapped;
    private final String[] quotedNames;

    BoundMapping(FieldMapping mapping, Columns columns) {
        this.columns = columns;
        this.mapping = mapping;
        this.externalId = columns.indexOf(mapping.externalId());
        this.amount = columns.indexOf(mapping.amount());
        this.currency = indexOf(mapping.currency());
        this.date = columns.indexOf(mapping.date());
        this.description = indexOf(mapping.description());
        this.reference = indexOf(mapping.reference());
        this.valueDate = indexOf(mapping.valueDate());
        this.posting = indexOf(mapping.posting());
        Set<Integer> mapped =
                new TreeSet<>(List.of(externalId, amount, currency, date, description, reference, valueDate, posting));
        List<Integer> rest = new ArrayList<>();
        this.quotedNames = new String[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            StringBuilder quoted = new StringBuilder();
            JsonText.quote(columns.names().get(i), quoted);
            quotedNames[i] = quoted.toString();
            if (!mapped.contains(i)) {
                rest.add(i);
            }
        }
        this.unmapped = rest.stream().mapToInt(Integer::intValue).toArray();
    }

    private int indexOf(@Nullable String column) {
        return column == null ? -1 : columns.indexOf(column);
    }

    boolean isFor(Columns other) {
        return columns == other;
    }

    int[] unmapped() {
        return unmapped;
    }

    String quotedName(int index) {
        return quotedNames[index];
    }

    /** What the mapping names and a whole table lacks, as a sentence; null when nothing is lacking. */
    @Nullable
    String lacking() {
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, String> entry : mapping.columnsByField().entrySet()) {
            if (columns.indexOf(entry.getValue()) < 0) {
                lacking.add("\"" + Texts.quotable(entry.getValue()) + "\" for " + entry.getKey());
            }
        }
        if (lacking.isEmpty()) {
            return null;
        }
        return "the field map names columns that the file does not have: " + String.join(", ", lacking)
                + "; the file has " + Texts.quotable(String.join(", ", columns.names()));
    }
}
