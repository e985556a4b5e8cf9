package io.matcher.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Makes the two sides of a reconciliation from a seed, with known truth: row {@code i} on one side belongs to row {@code i} on the
 * other, and to no other.
 *
 * @param seed the same seed makes the same bytes
 * @param rows rows a side
 */
record Books(long seed, int rows) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 300;
    private static final long MAX_CENTS = 5_000_000;

    /** One row, the same on both sides but for the text. */
    private record Row(String id, String amount, String currency, LocalDate date) {
        void write(BufferedWriter out, String description) throws IOException {
            out.write(id);
            out.write(',');
            out.write(amount);
            out.write(',');
            out.write(currency);
            out.write(',');
            out.write(date.toString());
            out.write(',');
            out.write(description);
            out.newLine();
        }
    }

    /** Writes a CSV file with the columns id, amount, currency, date, description. */
    void writeCsv(Path file, String side) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id,amount,currency,date,description");
            out.newLine();
            for (int i = 0; i < rows; i++) {
                row(i).write(out, side + " payment of order " + i);
            }
        }
    }

    private Row row(int i) {
        SplittableRandom random = new SplittableRandom(seed * 31 + i);
        long cents = 1 + random.nextLong(MAX_CENTS);
        String sign = random.nextInt(5) == 0 ? "-" : "";
        return new Row(
                "INV-%09d".formatted(i),
                sign + BigDecimal.valueOf(cents, 2).toPlainString(),
                random.nextInt(10) == 0 ? "USD" : "BRL",
                FIRST_DAY.plusDays(random.nextInt(DAYS)));
    }
}
