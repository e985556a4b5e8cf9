/** Setup as clients do it, over HTTP. {@link io.matcher.contexts.Setup} makes the usual context; start there. */
@NullMarked
package io.matcher.contexts;

import org.jspecify.annotations.NullMarked;
