/** Tests of patterns and of the instants that they mean. */
@NullMarked
package io.matcher.contexts.cron;

import org.jspecify.annotations.NullMarked;
