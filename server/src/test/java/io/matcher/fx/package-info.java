/** Rates as clients know them: over HTTP, kept by a real database. */
@NullMarked
package io.matcher.fx;

import org.jspecify.annotations.NullMarked;
