package io.matcher.contexts;

import java.time.Instant;
import java.util.UUID;

/**
 * Where the files of a source lie, and when they are to be fetched.
 *
 * @param kind stays what it was when the binding was made
 */
record SourceBinding(
        UUID id, UUID contextId, UUID sourceId, Kind kind, Terms terms, Instant createdAt, Instant updatedAt) {

    /** How the rows come: in files, or as the answers of a database. Named as clients write them. */
    enum Kind {
        file,
        query
    }

    /**
     * All that may change of a binding.
     *
     * @param format key of the format that the files are written in
     * @param scheduleSpec a pattern or an interval that was checked when it was written; empty when files are fetched only on demand
     */
    record Terms(String format, boolean enabled, String scheduleSpec, FileTransport transport) {}
}
