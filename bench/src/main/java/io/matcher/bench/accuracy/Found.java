package io.matcher.bench.accuracy;

import io.matcher.engine.GroupStatus;
import io.matcher.engine.Groups;
import io.matcher.engine.Side;

/** The groups that a method found. */
public interface Found {

    int size();

    /** All rows of a side, by their places in its ledger. */
    int[] rows(int group, Side side);

    boolean isConfirmed(int group);

    /** What the engine found. */
    static Found of(Groups groups) {
        return new Found() {
            @Override
            public int size() {
                return groups.size();
            }

            @Override
            public int[] rows(int group, Side side) {
                return groups.rows(group, side);
            }

            @Override
            public boolean isConfirmed(int group) {
                return groups.status(group) == GroupStatus.CONFIRMED;
            }
        };
    }

    /** Pairs that are all confirmed: the rows at the same places of both lists. */
    static Found pairs(int[] lefts, int[] rights) {
        return new Found() {
            @Override
            public int size() {
                return lefts.length;
            }

            @Override
            public int[] rows(int group, Side side) {
                return new int[] {(side == Side.LEFT ? lefts : rights)[group]};
            }

            @Override
            public boolean isConfirmed(int group) {
                return true;
            }
        };
    }
}
