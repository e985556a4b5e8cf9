package io.matcher.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A rate as clients see it. */
record FxRateResponse(
        UUID id,
        LocalDate date,
        String from,
        String to,
        String rate,
        String source,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    static FxRateResponse of(FxRate rate) {
        return new FxRateResponse(
                rate.id(),
                rate.date(),
                rate.from(),
                rate.to(),
                rate.rate().stripTrailingZeros().toPlainString(),
                rate.source(),
                rate.version(),
                rate.createdAt(),
                rate.updatedAt());
    }
}
