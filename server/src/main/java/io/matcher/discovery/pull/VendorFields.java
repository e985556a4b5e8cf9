package io.matcher.discovery.pull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/** Takes values out of a vendor's record: bounded, free of control characters, money never by way of a binary fraction. */
public final class VendorFields {

    private static final int MAX_TEXT = 500;
    private static final int MAX_ID = 64;
    private static final int MAX_AMOUNT_TEXT = 40;
    private static final int INTEGER_DIGITS = 12;
    private static final int DECIMALS = 8;

    private VendorFields() {}

    /** A text without control characters and blanks around it, cut at 500 characters; numbers are texts too. */
    public static Optional<String> text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (value.isNumber()) {
            return amount(value).map(BigDecimal::toPlainString);
        }
        return value.isString() ? clean(value.stringValue()) : Optional.empty();
    }

    /** An id: 1 to 64 letters, digits, hyphens or underscores. */
    public static Optional<String> id(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isString() && value.stringValue().matches("[A-Za-z0-9_-]{1," + MAX_ID + "}")
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    /** Puts a text of the object under our name, if there is one. */
    public static void put(SortedMap<String, String> metadata, String name, JsonNode object, String member) {
        text(object, member).ifPresent(value -> metadata.put(name, value));
    }

    /** Puts the digits of a text, so that one document number is written one way. */
    public static void putDigits(SortedMap<String, String> metadata, String name, JsonNode object, String member) {
        text(object, member)
                .map(value -> value.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .ifPresent(digits -> metadata.put(name, digits));
    }

    /** An amount that {@code numeric(20,8)} holds, from a JSON number or a decimal string, without trailing zeros; else empty. */
    public static Optional<BigDecimal> amount(JsonNode value) {
        Optional<BigDecimal> read = value.isNumber()
                ? Optional.of(value.decimalValue())
                : value.isString() ? decimal(value.stringValue()) : Optional.empty();
        return read.map(BigDecimal::stripTrailingZeros)
                .filter(amount ->
                        amount.scale() <= DECIMALS && (long) amount.precision() - amount.scale() <= INTEGER_DIGITS)
                .map(amount -> amount.scale() < 0 ? amount.setScale(0) : amount);
    }

    /** An ISO 4217 code as vendors write it. */
    public static Optional<String> currency(JsonNode object, String member) {
        return text(object, member).filter(code -> code.matches("[A-Z]{3}"));
    }

    public static Optional<Instant> instant(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.stringValue()).toInstant())
                    .filter(VendorFields::isPlausible);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** A day that is written as one, without a time. */
    public static Optional<LocalDate> day(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isString() || value.stringValue().length() != 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.stringValue())).filter(day -> isPlausible(day.getYear()));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(Instant instant) {
        return isPlausible(instant.atZone(java.time.ZoneOffset.UTC).getYear());
    }

    private static boolean isPlausible(int year) {
        return year >= 1900 && year <= 2200;
    }

    private static Optional<BigDecimal> decimal(String text) {
        return text.length() <= MAX_AMOUNT_TEXT && text.matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<String> clean(String text) {
        String bounded = text.length() > 4 * MAX_TEXT ? text.substring(0, 4 * MAX_TEXT) : text;
        String plain = bounded.replaceAll("[\\p{Cc}\\p{Cs}\\s]+", " ").strip();
        return Optional.of(cut(plain)).filter(cleaned -> !cleaned.isEmpty());
    }

    /** Never cuts a character outside the basic plane in two. */
    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
    }
}
