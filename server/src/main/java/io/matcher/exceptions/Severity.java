package io.matcher.exceptions;

import java.math.BigDecimal;
import java.time.Duration;

/** How grave an exception is, by what is at stake or by how long it has been so, and how soon it is due. */
enum Severity {
    LOW(1, BigDecimal.ZERO, 0, 168),
    MEDIUM(2, new BigDecimal("1000"), 24, 120),
    HIGH(3, new BigDecimal("10000"), 72, 72),
    CRITICAL(4, new BigDecimal("100000"), 120, 24);

    private final int rank;
    private final BigDecimal amount;
    private final long ageHours;
    private final long dueHours;

    Severity(int rank, BigDecimal amount, long ageHours, long dueHours) {
        this.rank = rank;
        this.amount = amount;
        this.ageHours = ageHours;
        this.dueHours = dueHours;
    }

    /**
     * The gravest level whose amount or age is reached.
     *
     * @param amount its absolute value counts, in whatever currency
     * @param age since the transaction's date, in whole hours; negative counts as none
     */
    static Severity of(BigDecimal amount, Duration age) {
        BigDecimal absolute = amount.abs();
        long hours = Math.max(0, age.toHours());
        for (Severity level : new Severity[] {CRITICAL, HIGH, MEDIUM}) {
            if (absolute.compareTo(level.amount) >= 0 || hours >= level.ageHours) {
                return level;
            }
        }
        return LOW;
    }

    /** The graver, the higher: 1 to 4, as the database ranks it too. */
    int rank() {
        return rank;
    }

    /** How long after it was found the exception is due. */
    Duration due() {
        return Duration.ofHours(dueHours);
    }
}
