/** The HTTP edge: problems, cursors, limits, request ids. Start with {@link io.matcher.platform.http.ProblemAdvice}. */
@NullMarked
package io.matcher.platform.http;

import org.jspecify.annotations.NullMarked;
