package io.matcher.fees;

import io.matcher.contexts.Side;

/** Whose transactions a fee rule governs. */
public enum FeeSide {
    LEFT,
    RIGHT,
    ANY;

    boolean includes(Side side) {
        return switch (this) {
            case LEFT -> side == Side.LEFT;
            case RIGHT -> side == Side.RIGHT;
            case ANY -> true;
        };
    }
}
