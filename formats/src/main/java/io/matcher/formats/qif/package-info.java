/**
 * QIF, the oldest of the formats that programs for private books export.
 *
 * <p>The cast: {@link io.matcher.formats.qif.QifFormat} recognises a file; {@code QifReader} follows its sections and
 * gathers the lines of a record; {@code QifRecord} makes a row of them. Dates and amounts are handed out as the file
 * writes them, without what only QIF does, because only the whole file or the source's settings tell how they are meant.
 *
 * <p>First file to read: {@code QifReader}.
 */
@NullMarked
package io.matcher.formats.qif;

import org.jspecify.annotations.NullMarked;
