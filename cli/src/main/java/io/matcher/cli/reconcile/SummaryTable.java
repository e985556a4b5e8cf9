package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Status;
import io.matcher.engine.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The table on standard output: rows by status and side, then the amounts of each currency. */
final class SummaryTable {
    private SummaryTable() {}

    static String of(Reconciliation all) {
        Totals totals = new Totals(all);
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"", all.left().fileName(), all.right().fileName()});
        for (Status status : Status.values()) {
            lines.add(line(status, (side, s) -> Long.toString(totals.count(side, s))));
        }
        for (String currency : totals.currencies()) {
            lines.add(new String[] {"", "", ""});
            lines.add(new String[] {currency, "", ""});
            for (Status status : Status.values()) {
                if (status != Status.UNREADABLE) {
                    lines.add(line(
                            status, (side, s) -> totals.sum(currency, side, s).toPlainString()));
                }
            }
        }
        return aligned(lines);
    }

    private static String[] line(Status status, BiFunction<Side, Status, String> value) {
        return new String[] {status.toString(), cell(Side.LEFT, status, value), cell(Side.RIGHT, status, value)};
    }

    private static String cell(Side side, Status status, BiFunction<Side, Status, String> value) {
        return Totals.isOn(side, status) ? value.apply(side, status) : "-";
    }

    private static String aligned(List<String[]> lines) {
        int[] widths = new int[3];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            StringBuilder shown = new StringBuilder(line[0]).append(" ".repeat(widths[0] - line[0].length()));
            for (int i = 1; i < widths.length; i++) {
                shown.append("  ")
                        .append(" ".repeat(widths[i] - line[i].length()))
                        .append(line[i]);
            }
            text.append(shown.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
