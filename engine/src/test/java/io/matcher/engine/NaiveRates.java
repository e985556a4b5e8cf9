package io.matcher.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rates as a map from "currency/base day" to the rate. */
record NaiveRates(Map<String, BigDecimal> rates) {

    static final NaiveRates NONE = new NaiveRates(Map.of());

    NaiveRates with(String currency, String base, LocalDate day, String rate) {
        Map<String, BigDecimal> more = new HashMap<>(rates);
        more.put(currency + "/" + base + " " + day, new BigDecimal(rate));
        return new NaiveRates(more);
    }

    RateTable table() {
        RateTable.Builder builder = RateTable.builder();
        rates.forEach((name, rate) -> {
            String[] parts = name.split("[/ ]", -1);
            builder.add(parts[0], parts[1], LocalDate.parse(parts[2]), rate, "test");
        });
        return builder.build();
    }

    @Nullable
    BigDecimal base(Row row, FxBand band) {
        if (band.currency().isEmpty()) {
            return row.baseCurrency() == null ? null : row.base();
        }
        String wanted = band.currency().get();
        if (wanted.equals(row.baseCurrency()) && row.base() != null) {
            return row.base();
        }
        if (wanted.equals(row.currency())) {
            return row.amount();
        }
        for (int age = 0; age <= band.maxAgeDays(); age++) {
            BigDecimal rate = rates.get(
                    row.currency() + "/" + wanted + " " + row.booking().minusDays(age));
            if (rate != null) {
                return row.amount().multiply(rate).setScale(8, RoundingMode.HALF_EVEN);
            }
        }
        return null;
    }
}
