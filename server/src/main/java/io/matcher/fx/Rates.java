package io.matcher.fx;

import io.matcher.engine.RateTable;
import io.matcher.platform.tenancy.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The door to rates. */
@Component
public class Rates {

    private final FxRateStore rates;

    Rates(FxRateStore rates) {
        this.rates = rates;
    }

    /**
     * The rates of one pair over some days.
     *
     * @param first the first day
     * @param last the last day
     */
    public record Need(String from, String to, LocalDate first, LocalDate last) {}

    /**
     * The rates that are needed, as the transaction of the caller sees them; what nobody has given is missing.
     *
     * @param needs each pair once
     * @throws IllegalArgumentException when there are more than {@link RateTable#MAX_RATES}
     */
    public RateTable of(TenantId tenant, List<Need> needs) {
        if (needs.isEmpty()) {
            return RateTable.none();
        }
        RateTable.Builder table = RateTable.builder();
        rates.each(tenant, needs, rate -> table.add(rate.from(), rate.to(), rate.date(), rate.rate(), rate.source()));
        return table.build();
    }
}
