package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Alone;
import io.matcher.cli.reconcile.ReportRow.Cells;
import io.matcher.cli.reconcile.ReportRow.Pair;
import io.matcher.cli.reconcile.ReportRow.Unreadable;
import io.matcher.engine.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that the CSV and XLSX reports share. */
final class Spreadsheet {
    static final List<String> HEADER = List.of(
            "status",
            "rule",
            "score",
            "left_line",
            "left_id",
            "left_date",
            "left_amount",
            "left_currency",
            "left_reference",
            "left_description",
            "right_line",
            "right_id",
            "right_date",
            "right_amount",
            "right_currency",
            "right_reference",
            "right_description",
            "difference",
            "why");

    private Spreadsheet() {}

    /** Text, whole number or decimal; null for an empty cell. */
    static List<@Nullable Object> cells(ReportRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.status().toString());
        switch (row) {
            case Pair pair -> {
                cells.add(pair.rule());
                cells.add((long) pair.score());
                add(cells, pair.left());
                add(cells, pair.right());
                cells.add(pair.difference());
            }
            case Alone alone -> {
                cells.add(null);
                cells.add(null);
                add(cells, alone.side() == Side.LEFT ? alone.cells() : null);
                add(cells, alone.side() == Side.RIGHT ? alone.cells() : null);
                cells.add(null);
            }
            case Unreadable unreadable -> {
                cells.add(null);
                cells.add(null);
                addLine(cells, unreadable.side() == Side.LEFT ? unreadable : null);
                addLine(cells, unreadable.side() == Side.RIGHT ? unreadable : null);
                cells.add(null);
            }
        }
        cells.add(row.why());
        return cells;
    }

    private static void add(List<@Nullable Object> cells, @Nullable Cells row) {
        cells.add(row == null ? null : row.line());
        cells.add(row == null ? null : row.id());
        cells.add(row == null ? null : row.date());
        cells.add(row == null ? null : row.amount());
        cells.add(row == null ? null : row.currency());
        cells.add(row == null ? null : row.reference());
        cells.add(row == null ? null : row.description());
    }

    private static void addLine(List<@Nullable Object> cells, @Nullable Unreadable row) {
        cells.add(row == null ? null : row.refusal().position());
        for (int i = 0; i < 6; i++) {
            cells.add(null);
        }
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays one. */
    static String neutral(String text) {
        if (text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0) {
            return text;
        }
        return isNumber(text) ? text : "'" + text;
    }

    private static boolean isNumber(String text) {
        if (text.length() > 40 || "+-".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        try {
            return new BigDecimal(text).scale() >= 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
