/**
 * Midaz Ledger: the other half of most reconciliations, pulled by itself.
 *
 * <p>The cast: {@link io.matcher.discovery.midaz.MidazDesk} keeps connections, {@link io.matcher.discovery.midaz.MidazSource} is what a
 * source asks of one, {@link io.matcher.discovery.midaz.Midaz} reads ledgers page by page for {@code discovery.pull},
 * {@link io.matcher.discovery.midaz.Movements} decides what a transaction of a ledger is to a source. Start with {@code Movements}: the
 * rest brings it its input.
 */
@NullMarked
package io.matcher.discovery.midaz;

import org.jspecify.annotations.NullMarked;
