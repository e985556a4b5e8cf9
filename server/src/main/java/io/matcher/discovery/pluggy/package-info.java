/**
 * Pluggy's API. {@link io.matcher.discovery.pluggy.Pluggy} lists accounts and transactions and is the place to start;
 * {@code PluggyCalls} keeps the key and reads errors, {@code PluggyReader} turns a transaction into our terms.
 */
@NullMarked
package io.matcher.discovery.pluggy;

import org.jspecify.annotations.NullMarked;
