package io.matcher.formats.bai2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a group header says of the accounts under it.
 *
 * @param status 1 update, 2 deletion, 3 correction, 4 test
 * @param asOf the day of booking of all its details, null where it is no day
 * @param asOfText as printed
 * @param currency of accounts that name none, empty for none
 * @param modifier 1 interim and 2 final of the day before, 3 interim and 4 final of the same day
 */
record Bai2Group(String status, @Nullable LocalDate asOf, String asOfText, String currency, String modifier) {
    /** Two-digit years from this one on are of the last century. */
    private static final int PIVOT = 80;

    /** For accounts before any group. */
    static final Bai2Group NONE = new Bai2Group("1", null, "", "", "");

    static Bai2Group of(Bai2Record header) {
        header.take();
        header.take();
        String status = header.take();
        String asOf = header.take();
        header.take();
        String currency = header.take().toUpperCase(Locale.ROOT);
        return new Bai2Group(status, date(asOf), asOf, currency, header.take());
    }

    /** Why nothing of this group is booked; null where it is. */
    @Nullable
    String whyNot() {
        return switch (status) {
            case "2" -> "the group takes back what was sent before; it is to be removed by hand";
            case "4" -> "the group is a test";
            default -> null;
        };
    }

    boolean isInterim() {
        return modifier.equals("1") || modifier.equals("3");
    }

    /** {@code YYMMDD}, or {@code YYYYMMDD} as BTRS allows; null where it is no day. */
    static @Nullable LocalDate date(String text) {
        Long number = Bai2Record.minor(text);
        if (number == null || (text.length() != 6 && text.length() != 8)) {
            return null;
        }
        int year = (int) (number / 10_000);
        int full = text.length() == 8 ? year : year >= PIVOT ? 1_900 + year : 2_000 + year;
        try {
            return LocalDate.of(full, (int) (number / 100 % 100), (int) (number % 100));
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
