package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Alone;
import io.matcher.cli.reconcile.ReportRow.Cells;
import io.matcher.cli.reconcile.ReportRow.Near;
import io.matcher.cli.reconcile.ReportRow.Pair;
import io.matcher.cli.reconcile.ReportRow.Status;
import io.matcher.cli.reconcile.ReportRow.Unreadable;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.Side;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page that needs nothing else: no script, no font, no network. Each pair opens to its fields, each leftover to the
 * rows that came closest.
 */
final class HtmlReport implements Report {
    /** A browser shows more only slowly; the page then says how many are not shown and where to find them. */
    static final int MAX_SHOWN = 2_000;

    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:78rem;padding:0 1rem;color:#1c2430}
            h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid #dde3ea}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            details{border-bottom:1px solid #dde3ea;padding:.35rem 0}summary{cursor:pointer}
            .bad{color:#a1260d;font-weight:600}.soft{color:#5b6776}
            @media (prefers-color-scheme:dark){body{background:#12161c;color:#e3e8ee}th,td,details{border-color:#313a46}
            .bad{color:#ff9b85}.soft{color:#9aa7b6}}
            """;

    @Override
    public void write(Reconciliation all, OutputStream out) throws IOException {
        Writer html = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        html.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">"
                + "<title>Reconciliation</title><style>" + STYLE + "</style></head><body>\n");
        html.write("<h1>" + safe(all.left().fileName()) + " against "
                + safe(all.right().fileName()) + "</h1>\n");
        Totals totals = new Totals(all);
        summary(html, all, totals);
        for (Status status : Status.values()) {
            section(html, all, totals, status);
        }
        html.write("<p class=\"soft\">Digest " + all.result().digest() + "</p></body></html>\n");
        html.flush();
    }

    private static void summary(Writer html, Reconciliation all, Totals totals) throws IOException {
        html.write("<table><tr><th></th><th class=\"n\">" + safe(all.left().fileName()) + "</th><th class=\"n\">"
                + safe(all.right().fileName()) + "</th></tr>");
        for (Status status : Status.values()) {
            summaryLine(html, status, "" + totals.count(Side.LEFT, status), "" + totals.count(Side.RIGHT, status));
        }
        for (String currency : totals.currencies()) {
            html.write("<tr><th colspan=\"3\">" + safe(currency) + "</th></tr>");
            for (Status status : Status.values()) {
                if (status != Status.UNREADABLE) {
                    summaryLine(
                            html,
                            status,
                            totals.sum(currency, Side.LEFT, status).toPlainString(),
                            totals.sum(currency, Side.RIGHT, status).toPlainString());
                }
            }
        }
        html.write("</table>\n");
    }

    private static void summaryLine(Writer html, Status status, String left, String right) throws IOException {
        html.write("<tr><td>" + status + "</td><td class=\"n\">" + (Totals.isOn(Side.LEFT, status) ? left : "–")
                + "</td><td class=\"n\">" + (Totals.isOn(Side.RIGHT, status) ? right : "–") + "</td></tr>");
    }

    private static void section(Writer html, Reconciliation all, Totals totals, Status status) throws IOException {
        long count =
                switch (status) {
                    case MATCHED, REVIEW, AMBIGUOUS, LEFT_ONLY -> totals.count(Side.LEFT, status);
                    case RIGHT_ONLY -> totals.count(Side.RIGHT, status);
                    case UNREADABLE -> totals.count(Side.LEFT, status) + totals.count(Side.RIGHT, status);
                };
        if (count == 0) {
            return;
        }
        html.write("<h2>" + status + " (" + count + ")</h2>\n");
        int[] shown = {0};
        all.rows(status, row -> {
            if (shown[0]++ < MAX_SHOWN) {
                row(html, row);
            }
        });
        if (count > MAX_SHOWN) {
            html.write("<p class=\"soft\">" + (count - MAX_SHOWN)
                    + " more are not shown here; a CSV, XLSX or JSON report has them all.</p>\n");
        }
    }

    private static void row(Writer html, ReportRow row) throws IOException {
        switch (row) {
            case Pair pair -> pair(html, pair);
            case Alone alone -> alone(html, alone);
            case Unreadable unreadable ->
                html.write("<p>" + safe(unreadable.file()) + ", line "
                        + unreadable.refusal().position() + ": <span class=\"bad\">" + safe(unreadable.why())
                        + "</span></p>\n");
        }
    }

    private static void pair(Writer html, Pair pair) throws IOException {
        html.write("<details><summary>" + line(pair.left()) + " ↔ " + line(pair.right()) + difference(pair.difference())
                + " <span class=\"soft\">" + safe(pair.rule()) + ", score " + pair.score() + "</span></summary>");
        fields(html, pair.explanation().fields());
        for (ReportRow.Other other : pair.others()) {
            html.write("<p>As good: " + line(other.left()) + " ↔ " + line(other.right())
                    + " <span class=\"soft\">score " + other.score() + "</span></p>");
        }
        html.write("</details>\n");
    }

    private static String difference(@Nullable BigDecimal difference) {
        return difference == null || difference.signum() == 0
                ? ""
                : " <span class=\"bad\">difference " + difference.toPlainString() + "</span>";
    }

    private static void alone(Writer html, Alone alone) throws IOException {
        html.write("<details><summary>" + line(alone.cells()) + " <span class=\"soft\">"
                + safe(Words.reason(alone.reason())) + "</span></summary>");
        List<Near> nearest = alone.nearest();
        if (nearest != null && nearest.isEmpty()) {
            html.write("<p class=\"soft\">Nothing on the other side comes near.</p>");
        }
        for (Near near : nearest == null ? List.<Near>of() : nearest) {
            html.write("<p>" + safe(Words.near(near)) + " <span class=\"soft\">" + safe(near.rule()) + "</span></p>");
            fields(html, near.failures());
        }
        html.write("</details>\n");
    }

    private static String line(Cells cells) {
        return safe(cells.id()) + " <span class=\"soft\">line " + cells.line() + ", " + cells.date() + "</span> "
                + cells.amount().toPlainString() + " " + safe(cells.currency()) + " " + safe(cells.description());
    }

    private static void fields(Writer html, List<FieldCheck> fields) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        html.write("<table><tr><th>field</th><th>left</th><th>right</th><th class=\"n\">apart</th>"
                + "<th class=\"n\">admitted</th><th class=\"n\">points</th><th></th></tr>");
        for (FieldCheck field : fields) {
            html.write("<tr><td>" + safe(field.field()) + "</td><td>" + safe(field.left()) + "</td><td>"
                    + safe(field.right()) + "</td><td class=\"n\">" + safe(field.difference()) + "</td><td class=\"n\">"
                    + safe(field.bound()) + "</td><td class=\"n\">" + field.points() + "</td><td>" + verdict(field)
                    + "</td></tr>");
        }
        html.write("</table>");
    }

    private static String verdict(FieldCheck field) {
        if (!field.asked()) {
            return "<span class=\"soft\">not asked for</span>";
        }
        return field.agrees() ? "agrees" : "<span class=\"bad\">disagrees</span>";
    }

    private static String safe(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
