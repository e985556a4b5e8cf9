/**
 * Finds out which column of a table holds what, from its header and from what its values look like.
 *
 * <p>The cast: a {@link io.matcher.formats.guess.ColumnSample} is fed the first rows; the {@link
 * io.matcher.formats.guess.ColumnGuesser} looks at names ({@link io.matcher.formats.guess.HeaderWords}, in English, Portuguese and
 * Spanish) and values, and answers with a {@link io.matcher.formats.guess.ColumnGuess}, which says for each {@link
 * io.matcher.formats.guess.Field} the column, how sure it is and why. No value of the sample is part of an answer.
 *
 * <p>First file to read: ColumnGuesser.
 */
@NullMarked
package io.matcher.formats.guess;

import org.jspecify.annotations.NullMarked;
