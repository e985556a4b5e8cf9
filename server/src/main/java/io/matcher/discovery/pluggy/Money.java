package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.VendorAccount;
import io.matcher.discovery.pull.VendorFields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * How much moved, in the account's currency where Pluggy tells it, else in the currency it moved in; never one amount under the
 * other's currency.
 *
 * @param magnitude 0 or more
 * @param originalCurrency of a foreign purchase that is shown in the account's currency; else empty
 * @param problem why there is no amount; empty when there is one
 */
record Money(
        BigDecimal magnitude,
        String currency,
        BigDecimal originalMagnitude,
        Optional<String> originalCurrency,
        Optional<String> problem) {

    static Money of(VendorAccount account, JsonNode transaction) {
        Optional<BigDecimal> amount =
                VendorFields.amount(transaction.path("amount")).map(BigDecimal::abs);
        Optional<String> currency = VendorFields.currency(transaction, "currencyCode");
        if (amount.isEmpty() || currency.isEmpty()) {
            return none(
                    amount.isEmpty()
                            ? "amount is missing, or not one of at most 12 digits before and 8 after the point"
                            : "currencyCode is missing or not an ISO 4217 code");
        }
        JsonNode shown = transaction.path("amountInAccountCurrency");
        boolean foreign = !account.currency().isEmpty() && !account.currency().equals(currency.get());
        if (!foreign || shown.isNull() || shown.isMissingNode()) {
            return new Money(amount.get(), currency.get(), BigDecimal.ZERO, Optional.empty(), Optional.empty());
        }
        return VendorFields.amount(shown)
                .map(BigDecimal::abs)
                .map(here -> new Money(here, account.currency(), amount.get(), currency, Optional.empty()))
                .orElseGet(() -> none(
                        "amountInAccountCurrency is not an amount of at most 12 digits before and 8 after the point"));
    }

    void describe(SortedMap<String, String> metadata) {
        originalCurrency.ifPresent(currency -> {
            metadata.put("originalAmount", originalMagnitude.toPlainString());
            metadata.put("originalCurrency", currency);
        });
    }

    private static Money none(String problem) {
        return new Money(BigDecimal.ZERO, "", BigDecimal.ZERO, Optional.empty(), Optional.of(problem));
    }
}
