/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.http.idempotency;

import org.jspecify.annotations.NullMarked;
