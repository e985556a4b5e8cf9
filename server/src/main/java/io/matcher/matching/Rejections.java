package io.matcher.matching;

import java.util.Set;
import java.util.UUID;

/** The pairs that no run of the context puts together again, because a person took them apart as they still are. */
record Rejections(Set<Pair> pairs) {

    /** Two transactions in the versions in which they were taken apart. */
    record Pair(UUID left, int leftVersion, UUID right, int rightVersion) {}

    Rejections {
        pairs = Set.copyOf(pairs);
    }

    boolean contains(RowIds left, int leftRow, RowIds right, int rightRow) {
        return !pairs.isEmpty()
                && pairs.contains(
                        new Pair(left.id(leftRow), left.version(leftRow), right.id(rightRow), right.version(rightRow)));
    }
}
