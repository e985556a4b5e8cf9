package io.matcher.exceptions;

import io.matcher.platform.database.CopyWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is wrong with a transaction although it is matched, such as its fee.
 *
 * @param of the transaction, what is at stake and why
 * @param groupId the group that the transaction is in
 */
public record Flaw(Leftover of, UUID groupId) {

    /** The columns of the staging table in which flaws are handed over. */
    public static final String DEFINITION = Leftover.DEFINITION + ", group_id uuid not null";

    /** The names of those columns, in the order in which they are written. */
    public static final List<String> COLUMNS =
            Stream.concat(Leftover.COLUMNS.stream(), Stream.of("group_id")).toList();

    /** Writes the row for a flaw found at that instant. */
    public void write(CopyWriter writer, Instant now) {
        of.write(writer, now);
        writer.uuid(groupId);
    }
}
