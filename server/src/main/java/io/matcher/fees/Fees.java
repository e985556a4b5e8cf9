package io.matcher.fees;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.FeeNormalization;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The door to fees. What reads or writes tables is called within a transaction of the tenant. */
@Component
public class Fees {

    private final Contexts contexts;
    private final FeeRuleStore rules;
    private final FeeScheduleStore schedules;
    private final FeeVarianceStore variances;
    private final JsonMapper json;

    Fees(
            Contexts contexts,
            FeeRuleStore rules,
            FeeScheduleStore schedules,
            FeeVarianceStore variances,
            JsonMapper json) {
        this.contexts = contexts;
        this.rules = rules;
        this.schedules = schedules;
        this.variances = variances;
        this.json = json;
    }

    /**
     * What a run of the context needs to know of fees. Refused with {@code MTCH-0406} where amounts are to be normalised and no rule says
     * how, and with {@code MTCH-0407} where there are too many rules, or one whose schedule is gone.
     */
    public Outcome<FeePlan> plan(TenantId tenant, UUID contextId) {
        return contexts.context(tenant, contextId).then(context -> plan(tenant, context));
    }

    private Outcome<FeePlan> plan(TenantId tenant, ReconciliationContext context) {
        String normalization = context.feeNormalization();
        List<FeeRule> present = rules.all(tenant, context.id());
        if (present.isEmpty() && normalization != null) {
            return Outcome.refused(
                    ErrorCode.FEE_RULES_MISSING,
                    "The context normalises fees to " + normalization + " and has no fee rules");
        }
        if (present.size() > FeeRule.MOST) {
            return Outcome.refused(
                    ErrorCode.FEE_RULES_MISCONFIGURED,
                    "The context has " + present.size() + " fee rules; a run takes at most " + FeeRule.MOST);
        }
        Map<UUID, FeeSchedule> named = schedules.usedIn(tenant, context.id()).stream()
                .map(StoredSchedule::schedule)
                .collect(Collectors.toMap(FeeSchedule::id, Function.identity()));
        return present.stream()
                .filter(rule -> !named.containsKey(rule.feeScheduleId()))
                .findFirst()
                .map(lost -> Outcome.<FeePlan>refused(
                        ErrorCode.FEE_RULES_MISCONFIGURED,
                        "The fee rule " + lost.id() + " names a fee schedule that is gone"))
                .orElseGet(() -> Outcome.done(new FeePlan(
                        normalization == null ? null : FeeNormalization.valueOf(normalization),
                        new FeeTolerance(context.feeToleranceAbs(), context.feeTolerancePct()),
                        present,
                        named)));
    }

    /**
     * Keeps the variances that a run found.
     *
     * @param tolerance of the plan by which they were found
     * @param stagingTable made with {@link FeeVariance#DEFINITION} and filled by {@link FeeVariance#write}
     * @return how many there are
     */
    public int keep(TenantId tenant, UUID contextId, UUID runId, FeeTolerance tolerance, String stagingTable) {
        return variances.insert(tenant, contextId, runId, tolerance, stagingTable);
    }

    /** The plan as JSON, to be kept with the run that it was made for. */
    public String written(FeePlan plan) {
        return json.writeValueAsString(PlanForm.of(plan));
    }

    /** The plan that was written so. */
    public FeePlan read(String written) {
        return json.readValue(written, PlanForm.class).plan();
    }
}
