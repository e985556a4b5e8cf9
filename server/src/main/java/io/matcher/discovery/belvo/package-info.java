/**
 * Belvo's API. {@link io.matcher.discovery.belvo.Belvo} lists accounts and transactions and is the place to start;
 * {@code BelvoErrors} reads its error arrays, {@code BelvoReader} turns a transaction into our terms.
 */
@NullMarked
package io.matcher.discovery.belvo;

import org.jspecify.annotations.NullMarked;
