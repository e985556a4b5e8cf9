package io.matcher.contexts;

import io.matcher.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a rule or a map came to its end.
 *
 * @param by subject of the caller who replaced or deleted it
 */
record VersionEnd(How how, String by, Instant at) {

    enum How {
        REPLACED,
        DELETED
    }

    /** Null of a version that holds. */
    static @Nullable VersionEnd of(ResultSet row) throws SQLException {
        String how = row.getString("ended");
        return how == null
                ? null
                : new VersionEnd(
                        How.valueOf(how),
                        Objects.requireNonNull(row.getString("ended_by")),
                        Rows.instant(row, "ended_at"));
    }
}
