package io.matcher.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column of exact amounts: an unscaled {@code long} and a scale without trailing zeros, or a {@link BigDecimal} kept
 * aside for the rare amount that does not fit.
 */
final class MoneyColumn {

    /** No row of the engine holds an amount finer than this many decimals. */
    static final int MAX_SCALE = 18;

    /** Nor one with more digits before the point. */
    static final int MAX_INTEGER_DIGITS = 30;

    /** Scaled amounts stay within ±2^61, so that sums and differences of two can not overflow. */
    static final long LIMIT = 1L << 61;

    /** Returned by {@link #scaled} when the amount does not fit within {@link #LIMIT}. */
    static final long OVERFLOW = Long.MIN_VALUE;

    private static final byte ABSENT = -1;
    private static final byte WIDE = -2;
    private static final long[] POWERS = powers();
    /** By power: the largest amount that stays within {@link #LIMIT} when it is multiplied. */
    private static final long[] LARGEST =
            Arrays.stream(POWERS).map(power -> LIMIT / power).toArray();

    private long[] unscaled = new long[16];
    private byte[] scales = new byte[16];
    private final List<BigDecimal> wide = new ArrayList<>();
    private int size;

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    void addAbsent() {
        append(0, ABSENT);
    }

    void add(long value, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            add(BigDecimal.valueOf(value, scale));
            return;
        }
        long stripped = value;
        int left = scale;
        while (left > 0 && stripped % 10 == 0) {
            stripped /= 10;
            left--;
        }
        append(stripped, (byte) left);
    }

    void add(BigDecimal amount) {
        BigDecimal exact = canonical(amount);
        if (exact.unscaledValue().bitLength() < Long.SIZE) {
            append(exact.unscaledValue().longValue(), (byte) exact.scale());
        } else {
            append(wide.size(), WIDE);
            wide.add(exact);
        }
    }

    private static BigDecimal canonical(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > MAX_INTEGER_DIGITS || stripped.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("amount has more than " + MAX_INTEGER_DIGITS + " digits or " + MAX_SCALE
                    + " decimals: precision " + stripped.precision() + ", scale " + stripped.scale());
        }
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private void append(long value, byte scale) {
        if (size == unscaled.length) {
            unscaled = Arrays.copyOf(unscaled, size * 2);
            scales = Arrays.copyOf(scales, size * 2);
        }
        unscaled[size] = value;
        scales[size++] = scale;
    }

    void trim() {
        unscaled = Arrays.copyOf(unscaled, size);
        scales = Arrays.copyOf(scales, size);
    }

    boolean has(int row) {
        return scales[row] != ABSENT;
    }

    BigDecimal get(int row) {
        return scales[row] == WIDE ? wide.get((int) unscaled[row]) : BigDecimal.valueOf(unscaled[row], scales[row]);
    }

    int scale(int row) {
        return scales[row] == WIDE ? wide.get((int) unscaled[row]).scale() : scales[row];
    }

    /** The most decimals that an amount of the column has. */
    int finestScale() {
        int finest = 0;
        for (int row = 0; row < size; row++) {
            finest = Math.max(finest, has(row) ? scale(row) : 0);
        }
        return finest;
    }

    /** Whether the amount is kept aside; if not, it is its unscaled value and scale. */
    boolean isWide(int row) {
        return scales[row] == WIDE;
    }

    long rawUnscaled(int row) {
        return unscaled[row];
    }

    /** The scale, or -1 where there is no amount. */
    int rawScale(int row) {
        return scales[row];
    }

    long hash(int row) {
        return scales[row] == WIDE ? get(row).hashCode() : Hashing.with(unscaled[row], scales[row]);
    }

    /** The amount × 10^scale, rounded where it is finer; {@link #OVERFLOW} beyond ±{@link #LIMIT}. */
    long scaled(int row, int scale, RoundingMode mode) {
        int own = scales[row];
        long value = unscaled[row];
        if (own == WIDE || scale < 0) {
            return scaledWide(get(row), scale, mode);
        }
        if (own > scale) {
            return bounded(divide(value, POWERS[own - scale], mode));
        }
        long largest = LARGEST[scale - own];
        return value > largest || value < -largest ? OVERFLOW : value * POWERS[scale - own];
    }

    private static long scaledWide(BigDecimal amount, int scale, RoundingMode mode) {
        BigInteger value = amount.setScale(scale, mode).unscaledValue();
        return value.bitLength() < Long.SIZE ? bounded(value.longValue()) : OVERFLOW;
    }

    private static long bounded(long value) {
        return value > LIMIT || value < -LIMIT ? OVERFLOW : value;
    }

    private static long divide(long value, long power, RoundingMode mode) {
        long quotient = value / power;
        long rest = value % power;
        if (rest == 0) {
            return quotient;
        }
        int sign = rest < 0 ? -1 : 1;
        int half = Long.compare(2 * Math.abs(rest), power);
        return switch (mode) {
            case DOWN -> quotient;
            case UP -> quotient + sign;
            case FLOOR -> sign < 0 ? quotient - 1 : quotient;
            case CEILING -> sign > 0 ? quotient + 1 : quotient;
            case HALF_UP -> half >= 0 ? quotient + sign : quotient;
            case HALF_DOWN -> half > 0 ? quotient + sign : quotient;
            case HALF_EVEN -> half > 0 || (half == 0 && (quotient & 1) != 0) ? quotient + sign : quotient;
            case UNNECESSARY -> throw new ArithmeticException("rounding necessary");
        };
    }

    long bytes() {
        return 9L * unscaled.length + 64L * wide.size();
    }
}
