/** The Matcher service; each package below is a bounded context, {@link io.matcher.MatcherApplication} starts them. */
@NullMarked
package io.matcher;

import org.jspecify.annotations.NullMarked;
