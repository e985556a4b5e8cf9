package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.Side;
import java.util.List;

/**
 * All that a run decides from.
 *
 * @param rules of the context, by priority
 * @param engineRules the same rules as the engine takes them, in the same places
 * @param rejections pairs that people took apart and that have not changed since
 */
record RunInput(
        List<MatchRule> rules,
        List<io.matcher.engine.MatchRule> engineRules,
        MatchOptions options,
        Ledger left,
        Ledger right,
        RowIds leftIds,
        RowIds rightIds,
        Rejections rejections) {

    RowIds ids(Side side) {
        return side == Side.LEFT ? leftIds : rightIds;
    }

    Ledger ledger(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
