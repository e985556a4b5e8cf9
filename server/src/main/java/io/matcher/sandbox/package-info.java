/**
 * Stand-ins for aggregators, on loopback only: they serve the demonstration and the tests over real HTTP.
 *
 * <p>{@link io.matcher.sandbox.PluggySandbox} and {@link io.matcher.sandbox.BelvoSandbox} behave as the vendors' contracts say and
 * can be told to misbehave; start with either. {@link io.matcher.sandbox.Webhook} is what they send.
 */
@NullMarked
package io.matcher.sandbox;

import org.jspecify.annotations.NullMarked;
