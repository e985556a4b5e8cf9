package io.matcher.engine;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Compares base amounts, in place of the amounts themselves, within a band: |left − right| ≤ band × max(|left|, |right|).
 * The base currencies must be equal.
 *
 * @param band a fraction, 0 to 1: 0.01 is one percent
 * @param currency the base currency into which rows are converted that carry no base amount in it; empty where all rows
 *     must carry their own
 * @param maxAgeDays how old a rate may be on the booking date, 0 to 366 days
 */
public record FxBand(BigDecimal band, Optional<String> currency, int maxAgeDays) {}
