package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet for each status; a sheet that is full goes on in another. */
final class XlsxReport implements Report {
    private static final int MAX_ROWS = 1_048_576;
    private static final int ROWS_IN_MEMORY = 1_000;
    /** A spreadsheet computes in binary with some 15 digits; longer amounts are written as text, to the last digit. */
    private static final int EXACT_DIGITS = 15;

    private static final int MAX_CELL_CHARS = 32_767;

    @Override
    public void write(Reconciliation all, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Matcher", "1.0")) {
            summary(book, all);
            for (Status status : Status.values()) {
                SheetOf sheets = new SheetOf(book, status);
                all.rows(status, sheets);
                sheets.close();
            }
        }
    }

    private static void summary(Workbook book, Reconciliation all) throws IOException {
        Worksheet sheet = book.newWorksheet("summary");
        int line = 0;
        for (String text : SummaryTable.of(all).split("\n", -1)) {
            sheet.value(line, 0, Spreadsheet.neutral(text));
            sheet.style(line++, 0).fontName("Courier New").set();
        }
        sheet.width(0, 80);
        sheet.finish();
    }

    /** The sheets of one status. */
    private static final class SheetOf implements Reconciliation.Sink {
        private final Workbook book;
        private final Status status;
        private int number;
        private int next;
        private Worksheet sheet;

        SheetOf(Workbook book, Status status) throws IOException {
            this.book = book;
            this.status = status;
            this.sheet = begin();
        }

        private Worksheet begin() {
            number++;
            Worksheet begun = book.newWorksheet(number == 1 ? status.toString() : status + " " + number);
            for (int i = 0; i < Spreadsheet.HEADER.size(); i++) {
                begun.value(0, i, Spreadsheet.HEADER.get(i));
                begun.style(0, i).bold().set();
            }
            begun.freezePane(0, 1);
            next = 1;
            return begun;
        }

        @Override
        public void take(ReportRow row) throws IOException {
            if (next == MAX_ROWS) {
                sheet.finish();
                sheet = begin();
            }
            List<@Nullable Object> cells = Spreadsheet.cells(row);
            for (int i = 0; i < cells.size(); i++) {
                put(i, cells.get(i));
            }
            if (++next % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }

        private void put(int column, @Nullable Object cell) {
            switch (cell) {
                case null -> {}
                case BigDecimal amount
                when amount.precision() > EXACT_DIGITS -> sheet.value(next, column, amount.toPlainString());
                case BigDecimal amount -> sheet.value(next, column, amount);
                case Number number -> sheet.value(next, column, number);
                default -> sheet.value(next, column, bounded(Spreadsheet.neutral(cell.toString())));
            }
        }

        private static String bounded(String text) {
            return text.length() <= MAX_CELL_CHARS ? text : text.substring(0, MAX_CELL_CHARS - 1) + "…";
        }

        void close() throws IOException {
            sheet.finish();
        }
    }
}
