package io.matcher.formats;

import io.matcher.formats.BrokenFileException.Fault;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Turns rows into transactions, one after the other; what it learned from earlier rows decides how later ones read. */
final class TransactionParser {
    private final FieldMapping mapping;
    private final @Nullable String defaultCurrency;
    private final AmountReader amounts;
    private final DateReader dates;
    private final DateReader valueDates;
    private final AmountReader plainAmounts = new AmountReader(DecimalStyle.POINT);
    private final DateReader plainDates;
    private final Currencies currencies;
    private @Nullable BoundMapping bound;

    TransactionParser(FieldMapping mapping, ReadingRules rules) {
        if (mapping.currency() == null && rules.defaultCurrency() == null) {
            throw new IllegalArgumentException("the field map names no currency and there is no default one");
        }
        this.mapping = mapping;
        this.defaultCurrency = rules.defaultCurrency();
        this.amounts = new AmountReader(rules.decimalStyle());
        this.dates = new DateReader(rules.timeZone(), rules.dateOrder(), rules.datePattern());
        this.valueDates = new DateReader(rules.timeZone(), rules.dateOrder(), rules.datePattern());
        this.plainDates = new DateReader(rules.timeZone(), DateOrder.DAY_FIRST, null);
        this.currencies = new Currencies(rules.extraCurrencies());
    }

    boolean isDecided() {
        return amounts.isDecided() && dates.isDecided() && (mapping.valueDate() == null || valueDates.isDecided());
    }

    void learn(Row row) throws BrokenFileException {
        BoundMapping at = bind(row);
        String amount = written(row, at.amount);
        String date = written(row, at.date);
        String valueDate = written(row, at.valueDate);
        if (amount != null) {
            amounts.learn(amount);
        }
        if (date != null) {
            dates.learn(date);
        }
        if (valueDate != null) {
            valueDates.learn(valueDate);
        }
    }

    /** What somebody wrote in the style of the column; numbers and dates of the file itself teach nothing of it. */
    private static @Nullable String written(Row row, int index) {
        return index < 0 || row.isPlain(index) ? null : row.value(index);
    }

    private BoundMapping bind(Row row) throws BrokenFileException {
        BoundMapping present = bound;
        if (present != null && present.isFor(row.columns())) {
            return present;
        }
        BoundMapping fresh = new BoundMapping(mapping, row.columns());
        String lacking = row.columns().isFixed() ? fresh.lacking() : null;
        if (lacking != null) {
            throw new BrokenFileException(Fault.MALFORMED, lacking);
        }
        bound = fresh;
        return fresh;
    }

    Parsed parse(Row row) throws BrokenFileException {
        BoundMapping at = bind(row);
        String id = text(row, at.externalId);
        if (id == null) {
            return missing(row, at.externalId, mapping.externalId(), FieldMapping.EXTERNAL_ID);
        }
        String wrong = wrongText(row, at.externalId, id, Limits.MAX_IDENTIFIER_CHARS, false);
        if (wrong != null) {
            return refusal(row, mapping.externalId(), FieldMapping.EXTERNAL_ID + " " + wrong, id);
        }
        String currencyText = text(row, at.currency);
        String currency = currencyText == null ? defaultCurrency : currencies.read(currencyText);
        if (currency == null) {
            String column = mapping.currency();
            return currencyText == null
                    ? missing(row, at.currency, column, FieldMapping.CURRENCY)
                    : refusal(row, column, "currency is not an ISO 4217 code nor one of the extra ones", currencyText);
        }
        String amountText = text(row, at.amount);
        if (amountText == null) {
            return missing(row, at.amount, mapping.amount(), FieldMapping.AMOUNT);
        }
        AmountReader reader = row.isPlain(at.amount) ? plainAmounts : amounts;
        BigDecimal amount = reader.read(amountText, currency);
        if (amount == null) {
            return refusal(row, mapping.amount(), "amount " + reader.reason(), amountText);
        }
        String dateText = text(row, at.date);
        if (dateText == null) {
            return missing(row, at.date, mapping.date(), FieldMapping.DATE);
        }
        DateReader days = row.isPlain(at.date) ? plainDates : dates;
        Moment moment = days.read(dateText);
        if (moment == null) {
            return refusal(row, mapping.date(), "date " + days.reason(), dateText);
        }
        String valueText = text(row, at.valueDate);
        DateReader valuesOf = at.valueDate >= 0 && row.isPlain(at.valueDate) ? plainDates : valueDates;
        Moment value = valueText == null ? null : valuesOf.read(valueText);
        if (valueText != null && value == null) {
            return refusal(row, mapping.valueDate(), "value date " + valuesOf.reason(), valueText);
        }
        return withTexts(row, at, id, new Money(amount, currency), new Days(moment, value));
    }

    private record Money(BigDecimal amount, String currency) {}

    private record Days(Moment booked, @Nullable Moment value) {}

    private Parsed withTexts(Row row, BoundMapping at, String id, Money money, Days days) {
        String description = text(row, at.description);
        String wrong = description == null
                ? null
                : wrongText(row, at.description, description, Limits.MAX_DESCRIPTION_CHARS, true);
        if (wrong != null) {
            return refusal(row, mapping.description(), FieldMapping.DESCRIPTION + " " + wrong, description);
        }
        String reference = text(row, at.reference);
        wrong = reference == null ? null : wrongText(row, at.reference, reference, Limits.MAX_IDENTIFIER_CHARS, false);
        if (wrong != null) {
            return refusal(row, mapping.reference(), FieldMapping.REFERENCE + " " + wrong, reference);
        }
        return metadataTooLong(row, at)
                ? refusal(
                        row,
                        null,
                        "the unmapped fields are longer than " + Limits.MAX_METADATA_CHARS + " characters together",
                        null)
                : new ParsedTransaction(
                        row,
                        at,
                        id,
                        money.amount(),
                        money.currency(),
                        days.booked(),
                        days.value() == null ? null : days.value().bookingDate(),
                        isPending(text(row, at.posting)),
                        description,
                        reference);
    }

    private static boolean isPending(@Nullable String posting) {
        return "PENDING".equalsIgnoreCase(posting) || "PDNG".equalsIgnoreCase(posting);
    }

    /** The value without blanks around it; null when nothing is left or no such column is. */
    private static @Nullable String text(Row row, int index) {
        if (index < 0) {
            return null;
        }
        String value = row.value(index);
        if (value == null || value.isEmpty()) {
            return null;
        }
        boolean bare = value.charAt(0) > ' ' && value.charAt(value.length() - 1) > ' ' && value.charAt(0) < 128;
        String stripped = bare ? value : value.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static @Nullable String wrongText(Row row, int index, String value, int maxChars, boolean linesAllowed) {
        if (row.isJson(index)) {
            return "is a JSON value and not a text or a number";
        }
        if (value.length() > maxChars) {
            return "is longer than " + maxChars + " characters";
        }
        String control = row.mayHoldControls() ? Texts.controlIn(value, linesAllowed) : null;
        return control == null ? null : "holds " + control;
    }

    private static boolean metadataTooLong(Row row, BoundMapping at) {
        long chars = 0;
        for (int index : at.unmapped()) {
            String value = row.value(index);
            chars += value == null ? 0 : value.length() + at.quotedName(index).length();
        }
        return chars > Limits.MAX_METADATA_CHARS;
    }

    private static Refusal missing(Row row, int index, @Nullable String column, String field) {
        String reason = index < 0 ? field + " is missing" : field + " is blank";
        return refusal(row, column, reason, index < 0 ? null : row.value(index));
    }

    private static Refusal refusal(Row row, @Nullable String column, String reason, @Nullable String value) {
        return new Refusal(row.position(), column, reason, value);
    }
}
