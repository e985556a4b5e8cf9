package io.matcher.engine;

/** The rows of a key that add up, several on each side. */
final class KeyedSum {

    private final Side target;
    private final int[] targets;
    private final int[] parts;

    KeyedSum(Side target, int[] targets, int[] parts) {
        this.target = target;
        this.targets = targets;
        this.parts = parts;
    }

    Side target() {
        return target;
    }

    int[] targets() {
        return targets;
    }

    int[] rows(Side side) {
        return side == target ? targets : parts;
    }
}
