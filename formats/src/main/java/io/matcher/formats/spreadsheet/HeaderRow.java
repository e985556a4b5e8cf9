package io.matcher.formats.spreadsheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the header under what is written above a table, by the same rule as in a CSV file: such rows are narrower than
 * the table; the header is the first row as wide as most rows are, if no digit stands in it; wherever that is in doubt it
 * is the first row.
 */
final class HeaderRow {
    private HeaderRow() {}

    /** The index of the header among the first rows, of which there is at least one. */
    static int among(List<SheetRow> rows) {
        Map<Integer, Integer> rowsByWidth = new HashMap<>();
        rows.forEach(row -> rowsByWidth.merge(row.width(), 1, Integer::sum));
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByWidth.entrySet()) {
            boolean wider = entry.getValue() == most && entry.getKey() > usual;
            if (entry.getValue() > most || wider) {
                most = entry.getValue();
                usual = entry.getKey();
            }
        }
        if (usual <= rows.getFirst().width()) {
            return 0;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).width() == usual) {
                return couldBeHeader(rows.get(i)) ? i : 0;
            }
        }
        return 0;
    }

    private static boolean couldBeHeader(SheetRow row) {
        for (int i = 0; i < row.width(); i++) {
            String text = row.text(i);
            if (text != null && text.chars().anyMatch(Character::isDigit)) {
                return false;
            }
        }
        return true;
    }
}
