package io.matcher.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts.
 *
 * @param name its name in the JSON file
 * @param notes sentences that stand below it
 * @param rows as many cells each as there are columns
 */
public record Table(String name, String title, List<String> columns, List<List<String>> rows, List<String> notes) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(name + " has " + columns.size() + " columns, and a row of " + row);
            }
        }
    }

    /** For a terminal: columns as wide as they need to be. */
    public String text() {
        StringBuilder out = new StringBuilder(title).append('\n');
        List<List<String>> all = new ArrayList<>(rows);
        all.addFirst(columns);
        for (List<String> row : all) {
            for (int column = 0; column < columns.size(); column++) {
                int width = width(column) - row.get(column).length();
                String gap = " ".repeat(width);
                out.append("  ").append(column == 0 ? row.get(column) + gap : gap + row.get(column));
            }
            out.append('\n');
        }
        notes.forEach(note -> out.append("  ").append(note).append('\n'));
        return out.toString();
    }

    private int width(int column) {
        int widest = columns.get(column).length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return widest;
    }

    public String markdown() {
        StringBuilder out = new StringBuilder("### ").append(title).append("\n\n");
        line(out, columns);
        out.append("|---").append("|--:".repeat(columns.size() - 1)).append("|\n");
        rows.forEach(row -> line(out, row));
        out.append('\n');
        notes.forEach(note -> out.append(note).append("\n\n"));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        cells.forEach(cell -> out.append("| ").append(cell).append(' '));
        out.append("|\n");
    }
}
