package io.matcher.formats.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The texts of numbers and dates, exactly as the workbook has them. */
final class CellValues {
    /** Digits that a spreadsheet shows and keeps; more of them in a file are the noise of binary fractions. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_EXPONENT = 400;
    private static final BigDecimal LAST_DAY = new BigDecimal(2_958_466);
    private static final BigDecimal MILLIS_A_DAY = new BigDecimal(86_400_000);
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);

    /** The 29th of February 1900, which was none, has a number nevertheless. */
    private static final int NO_DAY = 60;

    private final boolean since1904;

    CellValues(boolean since1904) {
        this.since1904 = since1904;
    }

    /**
     * A number without exponent. Files hold {@code 1234.5599999999999} where somebody entered 1234.56: the shorter text
     * is taken if it has at most 15 digits and means the same binary number. Any other digits stay as they are.
     */
    static @Nullable String number(String raw) {
        BigDecimal value = decimal(raw);
        return value == null ? null : shortest(value).toPlainString();
    }

    private static BigDecimal shortest(BigDecimal value) {
        if (value.precision() <= SHOWN.getPrecision()) {
            return value;
        }
        BigDecimal shown = value.round(SHOWN).stripTrailingZeros();
        return Double.compare(shown.doubleValue(), value.doubleValue()) == 0 ? shown : value;
    }

    private static @Nullable BigDecimal decimal(String raw) {
        if (raw.length() > MAX_NUMBER_CHARS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(raw);
            return Math.abs((long) value.scale()) > MAX_EXPONENT ? null : value;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A day, with its time where it has one, to the millisecond; or a time alone. Null where the number is no date. */
    @Nullable
    String date(String raw) {
        BigDecimal value = decimal(raw);
        if (value == null || value.signum() < 0 || value.compareTo(LAST_DAY) >= 0) {
            return null;
        }
        BigDecimal millis = value.multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP);
        BigDecimal[] parts = millis.divideAndRemainder(MILLIS_A_DAY);
        long days = parts[0].longValueExact();
        LocalTime time = LocalTime.MIDNIGHT.plus(Duration.ofMillis(parts[1].longValueExact()));
        if (days == 0 && !since1904) {
            return time.equals(LocalTime.MIDNIGHT) ? null : DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        LocalDate day = day(days);
        if (day == null) {
            return null;
        }
        return time.equals(LocalTime.MIDNIGHT)
                ? day.toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.of(day, time));
    }

    private @Nullable LocalDate day(long days) {
        if (since1904) {
            return FIRST_OF_1904.plusDays(days);
        }
        return days == NO_DAY ? null : BEFORE_1900.plusDays(days > NO_DAY ? days - 1 : days);
    }

    /** Characters that XML can not hold are written as {@code _xHHHH_}. */
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (isEscape(text, at)) {
                plain.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
            }
            at = text.indexOf("_x", Math.max(at + 1, from));
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
