package io.matcher.matching;

import io.matcher.exceptions.Exceptions;
import io.matcher.exceptions.Flaw;
import io.matcher.fees.FeePlan;
import io.matcher.fees.FeeVariance;
import io.matcher.fees.Fees;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes what a run found of fees, in the transaction that writes the run; called once its groups are written and settled. */
@Component
class FeeWriter {

    private final Fees fees;
    private final Exceptions exceptions;
    private final Staging staging;
    private final BinaryCopy copy;
    private final Clock clock;

    FeeWriter(Fees fees, Exceptions exceptions, Staging staging, BinaryCopy copy, Clock clock) {
        this.fees = fees;
        this.exceptions = exceptions;
        this.staging = staging;
        this.copy = copy;
        this.clock = clock;
    }

    void write(MatchRun run, FeePlan plan, FeeFindings findings) {
        if (findings.haveVariances()) {
            String variances = staging.create(name(run, "fees"), FeeVariance.DEFINITION);
            copy.into(variances, FeeVariance.COLUMNS, findings::writeVariances);
            fees.keep(run.tenant(), run.contextId(), run.id(), plan.tolerance(), variances);
            staging.drop(variances);
        }
        if (!findings.areNone()) {
            String flaws = staging.create(name(run, "flaws"), Flaw.DEFINITION);
            copy.into(flaws, Flaw.COLUMNS, writer -> findings.writeFlaws(writer, clock.instant()));
            exceptions.raiseMatched(run.caller(), run.contextId(), run.id(), flaws);
            staging.drop(flaws);
        }
    }

    private static String name(MatchRun run, String what) {
        return "match_" + run.id().toString().replace("-", "") + "_" + what;
    }
}
