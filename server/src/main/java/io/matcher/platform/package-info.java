/**
 * What every context stands on: tenancy, security, HTTP, the database, jobs, audit, events, storage and settings.
 *
 * <p>Start with {@link io.matcher.platform.database.Transactions}: all work on data happens inside it, for one tenant.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.matcher.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
