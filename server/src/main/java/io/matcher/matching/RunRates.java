package io.matcher.matching;

import io.matcher.engine.MatchRule;
import io.matcher.engine.RateTable;
import io.matcher.fx.Rates;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rates by which amounts are converted: those that hold now, and those by which a run was done. */
@Component
class RunRates {

    private final Rates rates;
    private final RunInputStore inputs;

    RunRates(Rates rates, RunInputStore inputs) {
        this.rates = rates;
        this.inputs = inputs;
    }

    /** What the rules need to decide about these transactions, as the transaction of the caller sees it. */
    RunInput given(TenantId tenant, RunInput input) {
        RateNeeds needs = new RateNeeds(input.engineRules());
        if (needs.areNone()) {
            return input;
        }
        needs.met(input.left());
        needs.met(input.right());
        return input.withRates(of(tenant, needs));
    }

    RateTable of(TenantId tenant, RateNeeds needs) {
        return needs.areNone() ? RateTable.none() : rates.of(tenant, needs.needs());
    }

    /** The rates that were kept with the run, whatever they are now. */
    RateTable kept(TenantId tenant, UUID runId, List<MatchRule> rules) {
        RateTable.Builder table = RateTable.builder();
        if (!MatchRule.conversions(rules).isEmpty()) {
            inputs.lots(tenant, runId, RunInputStore.FX_RATES, lot -> RateList.unpack(lot, table::add));
        }
        return table.build();
    }
}
