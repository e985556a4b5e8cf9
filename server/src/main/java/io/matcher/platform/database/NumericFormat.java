package io.matcher.platform.database;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * PostgreSQL's binary form of {@code numeric}: count of base-10000 digits, weight of the first, sign, decimals shown, then the digits.
 * Source: {@code numeric_send} and {@code numeric_recv} of PostgreSQL.
 */
final class NumericFormat {

    private static final int HEAD = 4;
    private static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final short NEGATIVE = 0x4000;
    private static final int SAFE_PRECISION = 14;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);

    private NumericFormat() {}

    /** The four numbers of the head, then the digits. */
    static short[] encode(BigDecimal value) {
        int decimals = Math.max(value.scale(), 0);
        int aligned = (decimals + BASE_DIGITS - 1) / BASE_DIGITS * BASE_DIGITS;
        int groupsAfterPoint = aligned / BASE_DIGITS;
        if (value.scale() >= 0 && value.precision() <= SAFE_PRECISION) {
            long unscaled = Math.abs(value.unscaledValue().longValue()) * power(aligned - decimals);
            return encode(unscaled, value.signum(), decimals, groupsAfterPoint);
        }
        BigInteger unscaled = value.setScale(aligned).unscaledValue().abs();
        Deque<Short> digits = new ArrayDeque<>();
        while (unscaled.signum() != 0) {
            BigInteger[] parts = unscaled.divideAndRemainder(BIG_BASE);
            digits.addFirst(parts[1].shortValue());
            unscaled = parts[0];
        }
        short[] encoded = head(digits.size(), groupsAfterPoint, value.signum(), decimals);
        int at = HEAD;
        for (short digit : digits) {
            encoded[at++] = digit;
        }
        return encoded;
    }

    private static short[] encode(long unscaled, int sign, int decimals, int groupsAfterPoint) {
        int count = 0;
        for (long rest = unscaled; rest != 0; rest /= BASE) {
            count++;
        }
        short[] encoded = head(count, groupsAfterPoint, sign, decimals);
        long rest = unscaled;
        for (int i = HEAD + count - 1; i >= HEAD; i--) {
            encoded[i] = (short) (rest % BASE);
            rest /= BASE;
        }
        return encoded;
    }

    private static short[] head(int count, int groupsAfterPoint, int sign, int decimals) {
        short[] encoded = new short[HEAD + count];
        encoded[0] = (short) count;
        encoded[1] = (short) (count - groupsAfterPoint - 1);
        encoded[2] = sign < 0 ? NEGATIVE : 0;
        encoded[3] = (short) decimals;
        return encoded;
    }

    private static long power(int exponent) {
        return switch (exponent) {
            case 0 -> 1;
            case 1 -> 10;
            case 2 -> 100;
            default -> 1_000;
        };
    }

    /** The number of which these are head and digits, with no trailing zero among its decimals. */
    static BigDecimal decode(short[] encoded) {
        int count = encoded[0];
        if (count == 0) {
            return BigDecimal.ZERO;
        }
        int scale = (count - encoded[1] - 1) * BASE_DIGITS;
        BigDecimal value = count <= 4 ? BigDecimal.valueOf(small(encoded), scale) : new BigDecimal(big(encoded), scale);
        BigDecimal stripped = value.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        return encoded[2] == NEGATIVE ? plain.negate() : plain;
    }

    private static long small(short[] encoded) {
        long unscaled = 0;
        for (int i = HEAD; i < encoded.length; i++) {
            unscaled = unscaled * BASE + encoded[i];
        }
        return unscaled;
    }

    private static BigInteger big(short[] encoded) {
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = HEAD; i < encoded.length; i++) {
            unscaled = unscaled.multiply(BIG_BASE).add(BigInteger.valueOf(encoded[i]));
        }
        return unscaled;
    }
}
