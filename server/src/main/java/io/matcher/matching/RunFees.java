package io.matcher.matching;

import io.matcher.fees.FeePlan;
import io.matcher.fees.Fees;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of fees: by the rules of a context as they are, and as a run knew it. */
@Component
class RunFees {

    private final Fees fees;
    private final RunStore runs;

    RunFees(Fees fees, RunStore runs) {
        this.fees = fees;
        this.runs = runs;
    }

    /** What a run would know now, for somebody who only looks; nothing, where a run would be refused for it. */
    FeePlan given(TenantId tenant, UUID contextId) {
        return switch (fees.plan(tenant, contextId)) {
            case Outcome.Done<FeePlan>(FeePlan plan) -> plan;
            case Outcome.Refused<FeePlan> refused -> FeePlan.NONE;
        };
    }

    /** What the run knew, whatever became of the rules. */
    FeePlan kept(MatchRun run) {
        String written = run.feePlan();
        return written == null ? FeePlan.NONE : fees.read(written);
    }

    /** The same, of the run with that id. */
    FeePlan kept(TenantId tenant, UUID runId) {
        return runs.find(tenant, runId).map(this::kept).orElse(FeePlan.NONE);
    }

    /** The plan as it is kept; null where it governs nothing. */
    @Nullable
    String written(FeePlan plan) {
        return plan.isEmpty() ? null : fees.written(plan);
    }
}
