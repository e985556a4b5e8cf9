package io.matcher.ingestion;

import java.util.ArrayList;
import java.util.List;

/** The errors of a reading: the first hundred, and how many there were. */
final class RowErrors {

    private final List<RowError> first = new ArrayList<>();
    private long total;

    void add(RowError error) {
        total++;
        if (first.size() < RowError.CAP) {
            first.add(error);
        }
    }

    List<RowError> first() {
        return first;
    }

    long total() {
        return total;
    }
}
