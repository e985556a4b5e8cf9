/**
 * Files in, typed transactions out.
 *
 * <p>The cast: {@link io.matcher.formats.Formats} knows every format by key and by looking, opens archives and hands
 * the bytes to a {@link io.matcher.formats.Format}; that one answers with a {@link io.matcher.formats.RecordReader}
 * which is pulled for {@link io.matcher.formats.FileRecord}s, each a {@link io.matcher.formats.Row} or a {@link
 * io.matcher.formats.Refusal}. {@link io.matcher.formats.TransactionReader} stands on top: with a {@link
 * io.matcher.formats.FieldMapping} and {@link io.matcher.formats.ReadingRules} it turns rows into {@link
 * io.matcher.formats.ParsedTransaction}s. A file that can not be read to its end is a {@link
 * io.matcher.formats.BrokenFileException}; a row that can not be used is a refusal and the reading goes on.
 *
 * <p>A map may compute a field instead of naming its column: {@link io.matcher.formats.FieldExpressions} are such a map, and
 * what they compute stands behind the columns of each row before anybody else sees it.
 *
 * <p>What nobody has mapped yet is guessed at: a {@link io.matcher.formats.ColumnSample} is fed the first rows, the {@link
 * io.matcher.formats.ColumnGuesser} looks at names and values and answers with a {@link io.matcher.formats.ColumnGuess},
 * which says for each {@link io.matcher.formats.ColumnField} the column, how sure it is and why. No value of the sample is
 * part of an answer.
 *
 * <p>First file to read: {@link io.matcher.formats.Formats}. Everything streams: memory depends on {@link
 * io.matcher.formats.Limits}, never on the size of the file.
 */
@NullMarked
package io.matcher.formats;

import org.jspecify.annotations.NullMarked;
