package io.matcher.formats;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is a transaction. All values are within the bounds of {@link Limits} and of the database: the amount fits
 * {@code numeric(20,8)}, no text holds what a database can not store. The metadata is put together only when asked for.
 */
public final class ParsedTransaction implements Parsed {
    private final Row row;
    private final BoundMapping mapping;
    private final String externalId;
    private final BigDecimal amount;
    private final String currency;
    private final Moment moment;
    private final @Nullable LocalDate valueDate;
    private final boolean pending;
    private final @Nullable String description;
    private final @Nullable String reference;

    ParsedTransaction(
            Row row,
            BoundMapping mapping,
            String externalId,
            BigDecimal amount,
            String currency,
            Moment moment,
            @Nullable LocalDate valueDate,
            boolean pending,
            @Nullable String description,
            @Nullable String reference) {
        this.row = row;
        this.mapping = mapping;
        this.externalId = externalId;
        this.amount = amount;
        this.currency = currency;
        this.moment = moment;
        this.valueDate = valueDate;
        this.pending = pending;
        this.description = description;
        this.reference = reference;
    }

    @Override
    public long position() {
        return row.position();
    }

    /** 1 to 255 characters, blanks around it removed. */
    public String externalId() {
        return externalId;
    }

    /** Scale 0 to 8, at most twelve digits before the decimals; the scale is the one written in the file. */
    public BigDecimal amount() {
        return amount;
    }

    /** An ISO 4217 or extra code, upper case; the same code is the same object within one reading. */
    public String currency() {
        return currency;
    }

    /** The calendar day in the source's own zone. */
    public LocalDate bookingDate() {
        return moment.bookingDate();
    }

    /** The instant, where the file says more than the day. */
    public @Nullable Instant occurredAt() {
        return moment.occurredAt();
    }

    /** The day from which the money counts, where the file tells it. */
    public @Nullable LocalDate valueDate() {
        return valueDate;
    }

    /** Whether the file shows it as not posted yet. */
    public boolean pending() {
        return pending;
    }

    public @Nullable String description() {
        return description;
    }

    public @Nullable String reference() {
        return reference;
    }

    /** The fields that the mapping does not name, by column, without empty ones; nested JSON as its text. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int index : mapping.unmapped()) {
            String value = row.value(index);
            if (value != null && !value.isEmpty()) {
                metadata.put(row.columns().names().get(index), value);
            }
        }
        return metadata;
    }

    /** {@link #metadata} as a compact JSON object; {@code {}} when there is none. */
    public String metadataJson() {
        if (mapping.unmapped().length == 0) {
            return "{}";
        }
        StringBuilder json = new StringBuilder();
        appendMetadataJson(json);
        return json.toString();
    }

    /** As {@link #metadataJson}, into a buffer that the caller may use again. */
    public void appendMetadataJson(StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (int index : mapping.unmapped()) {
            String value = row.value(index);
            if (value == null || value.isEmpty()) {
                continue;
            }
            out.append(first ? "" : ",").append(mapping.quotedName(index)).append(':');
            first = false;
            if (row.isJson(index)) {
                out.append(value);
            } else {
                JsonText.quote(value, out);
            }
        }
        out.append('}');
    }

    /** The row it was made from. */
    public Row row() {
        return row;
    }

    @Override
    public String toString() {
        return "ParsedTransaction[" + position() + ", " + externalId + ", " + amount.toPlainString() + " " + currency
                + ", " + moment + ", " + description + ", " + reference + ", " + metadataJson() + "]";
    }
}
