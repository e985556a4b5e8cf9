/**
 * Brings what an aggregator holds for a connection into our mirror, and from there to the sources bound to it.
 *
 * <p>{@link io.matcher.discovery.pull.Pulls} is where signals arrive; start there. {@link io.matcher.discovery.pull.Signals} reads
 * a vendor's webhook, {@link io.matcher.discovery.pull.VendorCheck} tells whether a connection works. What the connections
 * themselves must offer stands in {@link io.matcher.discovery.pull.ConnectionBook}.
 */
@NullMarked
package io.matcher.discovery.pull;

import org.jspecify.annotations.NullMarked;
