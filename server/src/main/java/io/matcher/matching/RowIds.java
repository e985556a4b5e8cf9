package io.matcher.matching;

import java.util.Arrays;
import java.util.UUID;

/** The ids and versions of the rows of a ledger, by ordinal, in 20 bytes each. */
final class RowIds {

    private static final int FIRST_ROOM = 1024;

    private long[] most = new long[FIRST_ROOM];
    private long[] least = new long[FIRST_ROOM];
    private int[] versions = new int[FIRST_ROOM];
    private int size;

    void add(UUID id, int version) {
        if (size == versions.length) {
            int room = size + (size >> 1);
            most = Arrays.copyOf(most, room);
            least = Arrays.copyOf(least, room);
            versions = Arrays.copyOf(versions, room);
        }
        most[size] = id.getMostSignificantBits();
        least[size] = id.getLeastSignificantBits();
        versions[size++] = version;
    }

    UUID id(int row) {
        return new UUID(most[row], least[row]);
    }

    int version(int row) {
        return versions[row];
    }

    int size() {
        return size;
    }
}
