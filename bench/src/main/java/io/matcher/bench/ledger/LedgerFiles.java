package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Writes {@code left.csv}, {@code right.csv} and {@code truth.csv}; {@code rates.csv} too where there are foreign payments. UTF-8,
 * comma, line feed, a header; no value ever needs quotes.
 *
 * @param left id, date, amount, currency, reference, description; batch, base_amount and base_currency where the scenario has them
 * @param truth side, id, group, kind, evidence, certainty: one line a row, in the order of the files
 */
public record LedgerFiles(Path left, Path right, Path truth) {

    public static LedgerFiles in(Path folder) {
        return new LedgerFiles(folder.resolve("left.csv"), folder.resolve("right.csv"), folder.resolve("truth.csv"));
    }

    /** The id of the row at a place: it tells nothing but the place. */
    static String id(Side side, int row) {
        return (side == Side.LEFT ? "L" : "R") + (100_000_000 + row);
    }

    /** Writes everything. The certainties take a pass of their own, and 30 bytes a row while it lasts. */
    public void write(LedgerMaker maker) throws IOException {
        Truth known = Truth.of(maker);
        try (BufferedWriter out = open(truth)) {
            out.write("side,id,group,kind,evidence,certainty\n");
            writeRows(maker, (side, row, entry) -> {
                Belonging belonging = entry.belonging();
                out.write(side + "," + id(side, row) + "," + belonging.group() + "," + belonging.kind() + ","
                        + belonging.evidence() + "," + known.certainty(belonging.group()) + "\n");
            });
        }
        if (maker.scenario().hasForeign()) {
            writeRates(left.resolveSibling("rates.csv"));
        }
    }

    /** Writes the two sides alone, in memory that does not grow with them. */
    public void writeSides(LedgerMaker maker) throws IOException {
        writeRows(maker, (side, row, entry) -> {});
    }

    /** The columns that not every scenario has. */
    private record Columns(boolean batches, boolean foreign) {}

    /** Told of every row once it is written. */
    @FunctionalInterface
    private interface Written {
        void row(Side side, int row, Entry entry) throws IOException;
    }

    private void writeRows(LedgerMaker maker, Written then) throws IOException {
        Columns columns =
                new Columns(maker.scenario().hasBatches(), maker.scenario().hasForeign());
        try (BufferedWriter lefts = open(left);
                BufferedWriter rights = open(right)) {
            lefts.write(header(columns));
            rights.write(header(columns));
            int[] rows = new int[2];
            StringBuilder line = new StringBuilder(120);
            maker.make((side, entry) -> {
                int row = rows[side == Side.LEFT ? 0 : 1]++;
                line.setLength(0);
                append(line, columns, id(side, row), entry);
                (side == Side.LEFT ? lefts : rights).append(line);
                then.row(side, row, entry);
            });
        }
    }

    private static BufferedWriter open(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    private static String header(Columns columns) {
        return "id,date,amount,currency,reference,description" + (columns.batches() ? ",batch" : "")
                + (columns.foreign() ? ",base_amount,base_currency" : "") + "\n";
    }

    private static void append(StringBuilder line, Columns columns, String id, Entry entry) {
        line.append(id).append(',').append(LocalDate.ofEpochDay(entry.day())).append(',');
        line.append(entry.amount().toPlainString()).append(',').append(entry.currency());
        line.append(',').append(entry.reference()).append(',').append(entry.description());
        if (columns.batches()) {
            line.append(',').append(entry.batch());
        }
        if (columns.foreign()) {
            line.append(',');
            if (entry.baseUnits() != 0) {
                line.append(BigDecimal.valueOf(entry.baseUnits(), 2).toPlainString());
                line.append(',').append(Rates.BASE);
            } else {
                line.append(',');
            }
        }
        line.append('\n');
    }

    private static void writeRates(Path file) throws IOException {
        try (BufferedWriter out = open(file)) {
            out.write("date,from,to,rate\n");
            for (int day = LedgerMaker.FIRST_DAY; day < LedgerMaker.FIRST_DAY + LedgerMaker.DAYS + 10; day++) {
                out.write(LocalDate.ofEpochDay(day) + "," + Rates.FOREIGN + "," + Rates.BASE + ","
                        + BigDecimal.valueOf(Rates.tenThousandths(day), 4).toPlainString() + "\n");
            }
        }
    }
}
