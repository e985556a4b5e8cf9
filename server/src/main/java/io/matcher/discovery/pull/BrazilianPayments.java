package io.matcher.discovery.pull;

import java.util.regex.Pattern;

/** Knows the identifiers of Brazilian payments by their form. */
public final class BrazilianPayments {

    /** E, the payer's ISPB (8 digits), a minute in UTC (12 digits), 11 characters: the Pix rules of the Banco Central do Brasil. */
    private static final Pattern END_TO_END = Pattern.compile("[ED][0-9]{8}[0-9]{12}[A-Za-z0-9]{11}");

    private BrazilianPayments() {}

    /** Whether the text is the end-to-end id of a Pix payment (E) or of its return (D). */
    public static boolean isEndToEndId(String text) {
        return END_TO_END.matcher(text).matches();
    }
}
