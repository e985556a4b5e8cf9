package io.matcher.cli.reconcile;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** How amounts are shown: exact, and with at least the decimals that their currency has. */
final class Money {
    private static final int USUAL_DECIMALS = 2;

    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(
                    Currency::getCurrencyCode, Currency::getDefaultFractionDigits, (one, other) -> one));

    private Money() {}

    static BigDecimal shown(BigDecimal amount, String currency) {
        BigDecimal shortest = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return shortest.setScale(Math.max(shortest.scale(), decimals(currency)));
    }

    /** The code may be one that somebody made up, or stand for no currency at all. */
    private static int decimals(String code) {
        int decimals = DECIMALS.getOrDefault(code, USUAL_DECIMALS);
        return decimals < 0 ? USUAL_DECIMALS : decimals;
    }
}
