package io.matcher.fx;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate as it is to be kept: one unit of {@code from} is worth {@code rate} units of {@code to}.
 *
 * @param from a known currency, other than {@code to}
 * @param rate positive, up to 16 digits before and 12 after the point
 * @param source who says so, 1 to 100 characters
 */
record GivenRate(String from, String to, LocalDate date, BigDecimal rate, String source) {}
