package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.RateTable;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * All that a run decides from.
 *
 * @param rules of the context, by priority
 * @param engineRules the same rules as the engine takes them, in the same places
 * @param rejected pairs that people took apart and that have not changed since, by their rows
 * @param ruledOut the same as the engine takes them
 * @param fees what is known of the fees of its rows
 * @param rates by which rules convert amounts; none where no rule does
 * @param scope the rows that it may write
 */
record RunInput(
        List<MatchRule> rules,
        List<io.matcher.engine.MatchRule> engineRules,
        MatchOptions options,
        Ledger left,
        Ledger right,
        RowIds leftIds,
        RowIds rightIds,
        RowPairs rejected,
        RuledOut ruledOut,
        InputFees fees,
        RateTable rates,
        Scope scope) {

    static RunInput of(
            List<MatchRule> rules,
            List<io.matcher.engine.MatchRule> engineRules,
            MatchOptions options,
            LedgerIntake left,
            LedgerIntake right,
            Rejections rejections,
            Scope scope) {
        RowPairs rejected = rejections.rowPairs();
        return new RunInput(
                rules,
                engineRules,
                options,
                left.ledger(),
                right.ledger(),
                left.ids(),
                right.ids(),
                rejected,
                rejected.ruledOut(),
                new InputFees(left.fees(), right.fees()),
                RateTable.none(),
                scope);
    }

    RunInput withRates(RateTable table) {
        return new RunInput(
                rules, engineRules, options, left, right, leftIds, rightIds, rejected, ruledOut, fees, table, scope);
    }

    MatchResult match() {
        return Engine.match(left, right, engineRules, options, ruledOut, rates);
    }

    RowIds ids(Side side) {
        return side == Side.LEFT ? leftIds : rightIds;
    }

    /** The amount of a row as it is kept, whatever it is compared by. */
    BigDecimal amount(Side side, int row) {
        BigDecimal stored = fees.of(side).stored(row);
        return stored == null ? ledger(side).amount(row) : stored;
    }

    Ledger ledger(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
