package io.matcher.discovery.pull;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in our terms, as the mirror keeps it. Two that are equal are the same version.
 *
 * @param amount money in is positive, money out negative, also on cards; within {@code numeric(20,8)}, without trailing zeros
 * @param currency ISO 4217
 * @param bookingDate the day in the bank's zone
 * @param valueDate the day it counts from; null where the vendor gives none
 * @param datedAt the instant from which the day was taken; null where the vendor gave a day
 * @param occurredAt the instant it happened; null where the vendor knows the day only
 * @param pending not posted yet
 * @param metadata the useful rest by stable names; nothing that changes by itself, such as a running balance or a guessed category
 */
public record MirrorRecord(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        @Nullable Instant datedAt,
        @Nullable Instant occurredAt,
        @Nullable String description,
        @Nullable String reference,
        boolean pending,
        SortedMap<String, String> metadata)
        implements KeptRecord {}
