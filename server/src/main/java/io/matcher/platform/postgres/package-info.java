/**
 * The embedded PostgreSQL server: unpacked, started, watched and stopped by this package, never shared with another program.
 *
 * <p>Start with {@link io.matcher.platform.postgres.EmbeddedPostgres}, the door. Behind it, in the order of a start: {@code DataFolder} and
 * {@code FolderLock} (the place, and the claim on it), {@code Binaries} (the program, unpacked once), {@code RunAs} (who runs it, since
 * PostgreSQL refuses root), {@code Cluster} (the files of the database), {@code Leftovers} (what a killed service left running),
 * {@code Postmaster} (the running server), {@code Bootstrap} (proof that it is ours, roles and database) and {@code Watch} (restarts).
 */
@NullMarked
package io.matcher.platform.postgres;

import org.jspecify.annotations.NullMarked;
