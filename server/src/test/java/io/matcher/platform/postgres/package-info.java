/** The embedded server against everything that can happen to it; start with {@link io.matcher.platform.postgres.EmbeddedPostgresTest}. */
@NullMarked
package io.matcher.platform.postgres;

import org.jspecify.annotations.NullMarked;
