/** Backups written and restored for real; start with {@link io.matcher.platform.backup.BackupTest}. */
@NullMarked
package io.matcher.platform.backup;

import org.jspecify.annotations.NullMarked;
