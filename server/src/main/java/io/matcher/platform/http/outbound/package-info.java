/**
 * Calls to the outside, which may reach public addresses only, unless an operator permits otherwise.
 *
 * <p>{@link io.matcher.platform.http.outbound.AddressPolicy} decides where a call may go; start there.
 * {@link io.matcher.platform.http.outbound.OutboundClient} makes it, to an address that was checked.
 */
@NullMarked
package io.matcher.platform.http.outbound;

import org.jspecify.annotations.NullMarked;
