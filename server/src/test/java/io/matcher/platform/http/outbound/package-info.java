/** Attacks on calls to the outside. Start with {@link io.matcher.platform.http.outbound.AddressPolicyTest}. */
@NullMarked
package io.matcher.platform.http.outbound;

import org.jspecify.annotations.NullMarked;
