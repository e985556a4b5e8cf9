package io.matcher.formats;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The currency codes that are accepted, and the signs that stand for them in amounts. */
final class Currencies {
    /** ISO 4217, with funds codes and the codes of currencies that are no more. */
    private static final Set<String> ISO = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Which currencies a sign may mean. A sign is accepted only in a row whose currency is one of them. */
    private static final Map<String, Set<String>> SIGNS = Map.ofEntries(
            Map.entry("R$", Set.of("BRL")),
            Map.entry("US$", Set.of("USD")),
            Map.entry("U$", Set.of("USD")),
            Map.entry("€", Set.of("EUR")),
            Map.entry("£", Set.of("GBP", "GIP", "FKP", "SHP", "EGP", "LBP", "SYP", "SSP", "SDG")),
            Map.entry(
                    "$",
                    Set.of(
                            "USD", "CAD", "AUD", "NZD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CUP", "HKD", "SGD",
                            "TWD", "BBD", "BMD", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD", "SRD",
                            "TTD", "XCD")),
            Map.entry("¥", Set.of("JPY", "CNY")),
            Map.entry("₹", Set.of("INR")),
            Map.entry("₩", Set.of("KRW")),
            Map.entry("₪", Set.of("ILS")),
            Map.entry("₺", Set.of("TRY")),
            Map.entry("₽", Set.of("RUB")),
            Map.entry("S/", Set.of("PEN")),
            Map.entry("S/.", Set.of("PEN")),
            Map.entry("zł", Set.of("PLN")),
            Map.entry("Kč", Set.of("CZK")),
            Map.entry("kr", Set.of("SEK", "NOK", "DKK", "ISK")),
            Map.entry("Fr.", Set.of("CHF")));

    private static final int MAX_REMEMBERED = 1_000;

    private final Set<String> extra;
    private final Map<String, String> remembered = new HashMap<>();
    private String lastText = "";
    private @Nullable String lastCode;

    Currencies(Set<String> extra) {
        this.extra = extra;
    }

    boolean isKnown(String code) {
        return ISO.contains(code) || extra.contains(code);
    }

    /** The code that the text means, blanks and case aside; null if it means none. The same code is the same object. */
    @Nullable
    String read(String text) {
        if (text.equals(lastText)) {
            return lastCode;
        }
        String code = remembered.get(text);
        if (code == null) {
            String wanted = text.strip().toUpperCase(Locale.ROOT);
            code = isKnown(wanted) ? wanted : null;
            if (code != null && remembered.size() < MAX_REMEMBERED) {
                remembered.put(text, code);
            }
        }
        lastText = text;
        lastCode = code;
        return code;
    }

    /** Whether the sign beside an amount says the same as the row's currency. */
    static boolean signFits(String sign, String currency) {
        return sign.equalsIgnoreCase(currency)
                || SIGNS.getOrDefault(sign, Set.of()).contains(currency);
    }

    static boolean isSign(String sign) {
        return SIGNS.containsKey(sign) || ISO.contains(sign.toUpperCase(Locale.ROOT));
    }
}
