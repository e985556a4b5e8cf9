/**
 * Stand-ins for aggregators and for a ledger, on loopback only: they serve the demonstration and the tests over real HTTP.
 *
 * <p>{@link io.matcher.sandbox.PluggySandbox} and {@link io.matcher.sandbox.BelvoSandbox} behave as the vendors' contracts say and
 * can be told to misbehave; start with either. {@link io.matcher.sandbox.MidazSandbox} is a ledger that is pulled.
 * {@link io.matcher.sandbox.Webhook} is what vendors send.
 */
@NullMarked
package io.matcher.sandbox;

import org.jspecify.annotations.NullMarked;
