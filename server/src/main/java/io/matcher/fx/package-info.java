/**
 * What a unit of one currency is worth in another, day by day, by whose word.
 *
 * <p>{@code FxRateEditor} takes rates in, checked by {@code RateCheck}: one for each pair, direction and day; a later one replaces it and
 * the former is kept as history. {@code FxRateStore} holds them. {@link io.matcher.fx.Rates} is the door through which a run takes those that
 * it needs. First file to read: {@code FxRateEditor}.
 */
@NullMarked
package io.matcher.fx;

import org.jspecify.annotations.NullMarked;
