package io.matcher.formats.bai2;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the money of an amount can be used. How many fields it takes depends on its first: S three amounts, V a date and a
 * time, D a number and as many pairs of days and amount, anything else none.
 *
 * @param text as printed, empty where nothing is
 * @param valueDate of V, null else and where it is no day
 * @param badDate the date of V that is none
 */
record Bai2Funds(
        String text,
        @Nullable LocalDate valueDate,
        @Nullable String badDate) {
    private static final int MAX_PAIRS = 100;

    static Bai2Funds take(Bai2Record record) {
        String type = record.take();
        return switch (type) {
            case "S" -> new Bai2Funds("S " + record.take() + "," + record.take() + "," + record.take(), null, null);
            case "V" -> value(record.take(), record.take());
            case "D" -> distributed(record);
            default -> new Bai2Funds(type, null, null);
        };
    }

    private static Bai2Funds value(String date, String time) {
        LocalDate day = Bai2Group.date(date);
        String bad = day == null && !date.isEmpty() ? date : null;
        return new Bai2Funds(("V " + date + " " + time).strip(), day, bad);
    }

    private static Bai2Funds distributed(Bai2Record record) {
        StringBuilder text = new StringBuilder("D");
        Long pairs = Bai2Record.minor(record.take());
        for (long i = 0; pairs != null && i < Math.min(pairs, MAX_PAIRS) && record.hasMore(); i++) {
            text.append(' ').append(record.take()).append(':').append(record.take());
        }
        return new Bai2Funds(text.toString(), null, null);
    }
}
