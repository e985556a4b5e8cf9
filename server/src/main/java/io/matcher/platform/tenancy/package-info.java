/** Who is asking: {@link io.matcher.platform.tenancy.Caller}, always with a verified tenant. */
@NullMarked
package io.matcher.platform.tenancy;

import org.jspecify.annotations.NullMarked;
