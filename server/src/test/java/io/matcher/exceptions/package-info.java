/** Exceptions as clients see them, raised and closed by real runs. */
@NullMarked
package io.matcher.exceptions;

import org.jspecify.annotations.NullMarked;
