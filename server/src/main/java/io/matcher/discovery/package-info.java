/**
 * Aggregators (Pluggy, Belvo) as sources: who is connected, which webhook tokens are alive, and what arrived.
 *
 * <p>The cast: {@link io.matcher.discovery.ConnectionDesk} creates, changes and tests connections, {@link io.matcher.discovery.Mint}
 * makes webhook tokens, {@link io.matcher.discovery.Receiver} lets deliveries in that prove themselves and keeps them; pulling the
 * data they announce is the work of {@code discovery.pull}. Start with {@link io.matcher.discovery.ReceiverController}, which shows
 * the order of things that matters most.
 */
@NullMarked
package io.matcher.discovery;

import org.jspecify.annotations.NullMarked;
