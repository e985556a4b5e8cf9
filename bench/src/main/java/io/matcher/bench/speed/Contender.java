package io.matcher.bench.speed;

import java.io.IOException;
import java.sql.SQLException;

/** Somebody who loads the two files and matches them in three passes, with two threads. */
interface Contender extends AutoCloseable {

    String name();

    /** Reads both files, forgetting what was read before. */
    void load() throws IOException, SQLException;

    /** Matches what was loaded; may be called again once {@link #found} was asked, and then does all of it again. */
    void match() throws IOException, SQLException;

    /** What the last match found. The time for it does not count. */
    Pairs found() throws SQLException;

    /** Whether this process does the work. */
    default boolean isInProcess() {
        return true;
    }

    /** How many times in a run it is worth the time to let it try. */
    int rounds();

    @Override
    void close() throws SQLException;
}
