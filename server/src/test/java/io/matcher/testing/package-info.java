/** What tests stand on: a real PostgreSQL, a real service on a real port, and a client. Start with {@link io.matcher.testing.Service}. */
@NullMarked
package io.matcher.testing;

import org.jspecify.annotations.NullMarked;
