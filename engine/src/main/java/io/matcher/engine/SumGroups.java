package io.matcher.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a run that are more than a pair: their rows end to end in one column, and the little that few of them
 * have. Pairs take no room here.
 */
final class SumGroups {

    static final int NONE = -1;

    /** The groups, by their place among all of the run; ascending. */
    private final IntColumn groups = new IntColumn();

    private final IntColumn ends = new IntColumn();
    private final IntColumn leftCounts = new IntColumn();
    private final IntColumn rows = new IntColumn();
    /** Left rows first; -1 where no row is cut. */
    private final IntColumn cutPlaces = new IntColumn();

    private final List<FoundGroup.@Nullable Cut> cuts = new ArrayList<>();
    private final List<@Nullable SumCertificate> certificates = new ArrayList<>();
    private final List<List<AlternativeGroup>> alternatives = new ArrayList<>();

    void add(int group, FoundGroup found) {
        groups.add(group);
        for (int row : found.lefts()) {
            rows.add(row);
        }
        for (int row : found.rights()) {
            rows.add(row);
        }
        ends.add(rows.size());
        leftCounts.add(found.lefts().length);
        FoundGroup.Cut cut = found.cut();
        cutPlaces.add(cut == null ? NONE : place(found, cut));
        cuts.add(cut);
        certificates.add(found.certificate());
        alternatives.add(found.alternatives());
    }

    private static int place(FoundGroup found, FoundGroup.Cut cut) {
        int at = Arrays.binarySearch(found.rows(cut.side()), cut.row());
        return cut.side() == Side.LEFT ? at : found.lefts().length + at;
    }

    /** Where the group is kept here, or {@link #NONE} for a pair. */
    int find(int group) {
        int low = 0;
        int high = groups.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = groups.get(middle);
            if (at == group) {
                return middle;
            }
            if (at < group) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    int size() {
        return groups.size();
    }

    int group(int index) {
        return groups.get(index);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends.get(index - 1);
    }

    int[] rows(int index, Side side) {
        int middle = start(index) + leftCounts.get(index);
        int from = side == Side.LEFT ? start(index) : middle;
        int to = side == Side.LEFT ? middle : ends.get(index);
        int[] found = new int[to - from];
        Arrays.setAll(found, i -> rows.get(from + i));
        return found;
    }

    /** The row at a place among those of a side. */
    int row(int index, Side side, int place) {
        return rows.get(start(index) + at(index, side, place));
    }

    /** A place among the rows of a side, as one among all: left rows first. */
    private int at(int index, Side side, int place) {
        return side == Side.LEFT ? place : leftCounts.get(index) + place;
    }

    /** How many rows it has more than a pair has. */
    int more(int index, Side side) {
        int all = ends.get(index) - start(index);
        return (side == Side.LEFT ? leftCounts.get(index) : all - leftCounts.get(index)) - 1;
    }

    /** The part of a row that is allocated; {@code null} where all of it is. */
    FoundGroup.@Nullable Cut cut(int index, Side side, int place) {
        return cutPlaces.get(index) == at(index, side, place) ? cuts.get(index) : null;
    }

    @Nullable
    SumCertificate certificate(int index) {
        return certificates.get(index);
    }

    List<AlternativeGroup> alternatives(int index) {
        return alternatives.get(index);
    }
}
