package io.matcher.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first rows of a file, column by column: what a guess is made from. */
public final class ColumnSample {

    /** How many rows are worth looking at. */
    public static final int ROWS = 500;

    private static final Set<String> DIRECTIONS = Set.of(
            "d", "c", "db", "cr", "dr", "debit", "credit", "debito", "credito", "cargo", "abono", "in", "out", "+",
            "-");

    private final Map<String, List<String>> valuesByColumn = new LinkedHashMap<>();
    private int rows;

    /** Takes one more row. */
    public void add(Row row) {
        rows++;
        for (int i = 0; i < row.columns().size(); i++) {
            List<String> values =
                    valuesByColumn.computeIfAbsent(row.columns().names().get(i), name -> new ArrayList<>());
            String value = row.value(i);
            if (value != null && !value.isBlank()) {
                values.add(value.strip());
            }
        }
    }

    /** Whether there are as many rows as are worth looking at. */
    public boolean isFull() {
        return rows >= ROWS;
    }

    public int rows() {
        return rows;
    }

    /** The names of the columns, in file order. */
    public List<String> columns() {
        return List.copyOf(valuesByColumn.keySet());
    }

    public boolean has(String column) {
        return valuesByColumn.containsKey(column);
    }

    /** The values of a column that are not blank. */
    public List<String> values(String column) {
        return valuesByColumn.getOrDefault(column, List.of());
    }

    /** Whether at least this part of the values that are there has the shape, and one does. */
    boolean fits(ValueShape shape, String column, double part) {
        List<String> values = values(column);
        long fitting = values.stream().filter(shape::fits).count();
        return fitting > 0 && fitting >= part * values.size();
    }

    /** Whether some value is written with decimals, as amounts are and numbers of other things are not. */
    boolean hasDecimals(String column) {
        return values(column).stream().anyMatch(value -> value.indexOf('.') >= 0 || value.indexOf(',') >= 0);
    }

    /** Whether some value has a sign, or parentheses in its place. */
    boolean hasSigns(String column) {
        return values(column).stream().anyMatch(value -> value.indexOf('-') >= 0 || value.startsWith("("));
    }

    /** Whether every row has a value and (nearly) no two the same. */
    boolean identifies(String column) {
        List<String> values = values(column);
        Set<String> distinct = new HashSet<>(values);
        return values.size() == rows && rows > 0 && distinct.size() >= rows - rows / 50;
    }

    /** Whether every value says debit or credit, in one of the usual words or letters. */
    boolean isDirection(String column) {
        List<String> values = values(column);
        Set<String> distinct = new HashSet<>();
        values.forEach(value -> distinct.add(
                "+-".contains(value) ? value : HeaderWords.plain(value).toLowerCase(Locale.ROOT)));
        return !distinct.isEmpty() && distinct.size() <= 2 && DIRECTIONS.containsAll(distinct);
    }

    /** The one value that all rows share, or null. */
    public @Nullable String onlyValue(String column) {
        Set<String> distinct = new HashSet<>(values(column));
        return distinct.size() == 1 ? distinct.iterator().next() : null;
    }
}
