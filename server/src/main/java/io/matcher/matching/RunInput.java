package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import java.util.List;

/**
 * All that a run decides from.
 *
 * @param rules of the context, by priority
 * @param engineRules the same rules as the engine takes them, in the same places
 * @param ruledOut pairs that people took apart and that have not changed since
 */
record RunInput(
        List<MatchRule> rules,
        List<io.matcher.engine.MatchRule> engineRules,
        MatchOptions options,
        Ledger left,
        Ledger right,
        RowIds leftIds,
        RowIds rightIds,
        RuledOut ruledOut) {

    MatchResult match() {
        return Engine.match(left, right, engineRules, options, ruledOut);
    }

    RowIds ids(Side side) {
        return side == Side.LEFT ? leftIds : rightIds;
    }

    Ledger ledger(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
