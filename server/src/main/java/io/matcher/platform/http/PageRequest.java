package io.matcher.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted.
 *
 * @param limit how many, 1 to 200; a store reads one more, to know whether there are more
 * @param after the row to go on from; null for the start
 */
public record PageRequest(int limit, @Nullable Position after) {

    /**
     * A place in a list.
     *
     * @param forward whether to read on in the order of the list, or back
     * @param values the ordering values of the row at this place
     */
    public record Position(boolean forward, List<String> values) {}

    public boolean forward() {
        return after == null || after.forward();
    }

    /** How many rows a store reads. */
    public int fetch() {
        return limit + 1;
    }
}
