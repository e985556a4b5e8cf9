/** Pulls over real HTTP from the stand-ins into a real database. Start with {@link io.matcher.discovery.pull.PullTest}. */
@NullMarked
package io.matcher.discovery.pull;

import org.jspecify.annotations.NullMarked;
