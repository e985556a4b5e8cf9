package io.matcher.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code fxBand} and the two settings that mean nothing without it. */
final class FxParser {

    private static final int MAX_CODE = 10;
    private static final int MAX_AGE = 366;

    private FxParser() {}

    static Optional<FxBand> parse(ConfigReader in) {
        @Nullable Object currency = in.raw("fxCurrency");
        int maxAge = in.integer("fxRateMaxAgeDays", 7, 0, MAX_AGE);
        if (in.raw("fxBand") == null) {
            for (String key : List.of("fxCurrency", "fxRateMaxAgeDays")) {
                if (in.raw(key) != null) {
                    in.fault(key, "needs an fxBand", in.raw(key));
                }
            }
            return Optional.empty();
        }
        BigDecimal band = in.decimal("fxBand", "0", BigDecimal.ONE);
        if (currency != null && (!(currency instanceof String code) || code.isBlank() || code.length() > MAX_CODE)) {
            in.fault("fxCurrency", "must be a currency code of up to " + MAX_CODE + " characters", currency);
        }
        return Optional.of(new FxBand(
                band, currency instanceof String code ? Optional.of(code.trim()) : Optional.empty(), maxAge));
    }
}
