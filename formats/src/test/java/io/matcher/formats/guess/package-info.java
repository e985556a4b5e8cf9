/** Guesses on tables as banks of three languages write them. First file to read: ColumnGuesserTest. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats.guess;
