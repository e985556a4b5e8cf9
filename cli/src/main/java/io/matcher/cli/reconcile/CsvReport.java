package io.matcher.cli.reconcile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UTF-8, commas, RFC 4180 quotes; text that could be taken for a formula is neutralised. */
final class CsvReport implements Report {

    @Override
    public void write(Reconciliation all, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(writer, Spreadsheet.HEADER);
        all.rows(row -> line(writer, Spreadsheet.cells(row)));
        writer.flush();
    }

    private static void line(Writer writer, List<? extends @Nullable Object> cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            writer.write(separator);
            writer.write(text(cell));
            separator = ",";
        }
        writer.write("\r\n");
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        return cell instanceof String text ? quoted(Spreadsheet.neutral(text)) : cell.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
