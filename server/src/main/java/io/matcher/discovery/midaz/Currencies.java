package io.matcher.discovery.midaz;

import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which assets of a ledger count as currencies: those of ISO 4217, and what the tenant's setting {@code currencies.extra} names. */
@Component
class Currencies {

    private static final Set<String> ISO = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Settings settings;

    Currencies(Settings settings) {
        this.settings = settings;
    }

    /** The codes that the tenant takes beside those of ISO 4217. */
    Set<String> extra(TenantId tenant) {
        return Set.copyOf(settings.list(tenant, "currencies.extra"));
    }

    static boolean takes(String code, Set<String> extra) {
        return ISO.contains(code) || extra.contains(code);
    }
}
