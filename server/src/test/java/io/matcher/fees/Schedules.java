package io.matcher.fees;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Writes schedules down in a line. */
final class Schedules {

    private Schedules() {}

    static FeeSchedule priced(ApplicationOrder order, int scale, Rounding rounding, FeeStructure... structures) {
        List<FeeItem> items = new ArrayList<>();
        for (FeeStructure structure : structures) {
            items.add(new FeeItem(new UUID(0, items.size()), "fee " + items.size(), items.size(), structure));
        }
        return new FeeSchedule(new UUID(1, 1), "Prices", "BRL", order, scale, rounding, items);
    }

    static FeeSchedule parallel(FeeStructure... structures) {
        return priced(ApplicationOrder.PARALLEL, 2, Rounding.HALF_UP, structures);
    }

    static FeeSchedule cascading(FeeStructure... structures) {
        return priced(ApplicationOrder.CASCADING, 2, Rounding.HALF_UP, structures);
    }

    static FeeStructure flat(String amount) {
        return new FeeStructure.Flat(new BigDecimal(amount));
    }

    static FeeStructure percent(String rate) {
        return new FeeStructure.Percentage(new BigDecimal(rate));
    }

    /** Tiers such as {@code "100:0.05", "0.01"}: the last may have no end. */
    static FeeStructure tiers(String... tiers) {
        return new FeeStructure.Tiered(Arrays.stream(tiers).map(Schedules::tier).toList());
    }

    private static FeeStructure.Tier tier(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new FeeStructure.Tier(null, new BigDecimal(text))
                : new FeeStructure.Tier(
                        new BigDecimal(text.substring(0, colon)), new BigDecimal(text.substring(colon + 1)));
    }
}
