/**
 * What {@code ./matcher demo} shows: two vendor sandboxes, a Midaz Ledger and a ledger in files that almost agree with them, and webhooks that keep coming. Start with
 * {@link io.matcher.cli.demo.Demo}; it uses the public API only.
 */
@NullMarked
package io.matcher.cli.demo;

import org.jspecify.annotations.NullMarked;
