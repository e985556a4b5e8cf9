package io.matcher.matching;

import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.fees.FeeVerdict;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of the fees of the rows of one side, of those few or many of which there is something to know. */
final class RowFees {

    private final FeePlan plan;
    private final io.matcher.contexts.Side side;
    private final SparseRows<BigDecimal> stored = new SparseRows<>();
    private final SparseRows<FeeVerdict> amiss = new SparseRows<>();

    RowFees(FeePlan plan, Side side) {
        this.plan = plan;
        this.side = io.matcher.contexts.Side.valueOf(side.name());
    }

    boolean readMetadata() {
        return !plan.isEmpty();
    }

    /** Takes the next row, and gives the amount that it is compared by. */
    BigDecimal add(int row, BigDecimal amount, String currency, JsonNode metadata) {
        if (plan.isEmpty()) {
            return amount;
        }
        FeeVerdict verdict = plan.verify(side, amount, currency, metadata);
        if (verdict.exceptionReason().isPresent()) {
            amiss.add(row, verdict);
        }
        BigDecimal compared = plan.compared(side, amount, currency, metadata);
        if (compared.compareTo(amount) != 0) {
            stored.add(row, amount);
        }
        return compared;
    }

    FeePlan plan() {
        return plan;
    }

    /** The amount of a row that is compared by another; null of one that is compared by its own. */
    @Nullable
    BigDecimal stored(int row) {
        return stored.get(row);
    }

    /** What is wrong with the fee of a row; null where nothing is. */
    @Nullable
    FeeVerdict amiss(int row) {
        return amiss.get(row);
    }
}
