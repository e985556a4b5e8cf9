package io.matcher.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A rate as it is kept.
 *
 * @param version counts from 1; each rate that replaced another adds one
 */
record FxRate(
        UUID id,
        int version,
        String from,
        String to,
        LocalDate date,
        BigDecimal rate,
        String source,
        Instant createdAt,
        Instant updatedAt) {}
