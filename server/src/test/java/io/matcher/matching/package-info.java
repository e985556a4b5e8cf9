/** Runs and groups as clients see them. {@link io.matcher.matching.Books} puts transactions in place; start with {@code MatchRunTest}. */
@NullMarked
package io.matcher.matching;

import org.jspecify.annotations.NullMarked;
