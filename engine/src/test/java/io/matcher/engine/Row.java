package io.matcher.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as a person would write it down; tests make ledgers of them. */
record Row(
        String source,
        String externalId,
        @Nullable String reference,
        BigDecimal amount,
        String currency,
        LocalDate booking,
        @Nullable LocalDate value,
        @Nullable Instant occurredAt,
        @Nullable BigDecimal base,
        @Nullable String baseCurrency,
        @Nullable String description,
        Map<String, String> metadata) {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2); // a Monday

    static Row of(String externalId, String amount) {
        return new Row(
                "s", externalId, null, new BigDecimal(amount), "BRL", DAY, null, null, null, null, null, Map.of());
    }

    Row reference(String text) {
        return new Row(
                source,
                externalId,
                text,
                amount,
                currency,
                booking,
                value,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row source(String name) {
        return new Row(
                name,
                externalId,
                reference,
                amount,
                currency,
                booking,
                value,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row amount(BigDecimal value) {
        return new Row(
                source,
                externalId,
                reference,
                value,
                currency,
                booking,
                this.value,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row currency(String code) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                code,
                booking,
                value,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row plusDays(int days) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking.plusDays(days),
                value,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row value(LocalDate date) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking,
                date,
                occurredAt,
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row at(String instant) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking,
                value,
                Instant.parse(instant),
                base,
                baseCurrency,
                description,
                metadata);
    }

    Row base(@Nullable String baseAmount, @Nullable String code) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking,
                value,
                occurredAt,
                baseAmount == null ? null : new BigDecimal(baseAmount),
                code,
                description,
                metadata);
    }

    Row description(String text) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking,
                value,
                occurredAt,
                base,
                baseCurrency,
                text,
                metadata);
    }

    Row key(String name, String text) {
        return new Row(
                source,
                externalId,
                reference,
                amount,
                currency,
                booking,
                value,
                occurredAt,
                base,
                baseCurrency,
                description,
                Map.of(name, text));
    }

    static Ledger ledger(Row... rows) {
        return ledger(List.of(rows), List.of());
    }

    static Ledger ledger(Collection<Row> rows, Collection<String> keys) {
        LedgerBuilder builder = Ledger.builder(keys);
        for (Row row : rows) {
            builder.source(row.source)
                    .externalId(row.externalId)
                    .reference(row.reference)
                    .amount(row.amount)
                    .currency(row.currency)
                    .bookingDate(row.booking)
                    .valueDate(row.value)
                    .occurredAt(row.occurredAt)
                    .base(row.base, row.baseCurrency)
                    .description(row.description);
            row.metadata.forEach(builder::key);
            builder.add();
        }
        return builder.build();
    }
}
