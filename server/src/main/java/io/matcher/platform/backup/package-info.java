/**
 * Logical backup of the whole database and the stored originals, portable between an embedded and an external PostgreSQL of any
 * supported version.
 *
 * <p>Start with {@link io.matcher.platform.backup.Backup} and {@link io.matcher.platform.backup.Restore}; {@code Catalog} discovers what
 * there is, {@link io.matcher.platform.backup.Contents} is the manifest. The owner is under row-level security like everyone (FORCE), so
 * a backup reads tenant by tenant within one snapshot; a restore, alone on an empty database, lifts FORCE for the length of its one
 * transaction, because COPY into a table under row security is refused, and counts what it wrote before it puts FORCE back.
 */
@NullMarked
package io.matcher.platform.backup;

import org.jspecify.annotations.NullMarked;
