/**
 * The files of Brazilian banks in lines of 240 (FEBRABAN) and 400 characters.
 *
 * <p>The cast: {@link io.matcher.formats.cnab.Cnab240Format} knows such a file by its first lines and opens a {@code
 * Cnab240Reader}, which cuts it into batches; each kind of batch reads its own lines: {@code ExtractBatch} (statements,
 * segment E), {@code CollectionBatch} (titles that were paid, segments T and U) and {@code PaymentBatch} (payments that
 * were made, segments A, B and J). {@link io.matcher.formats.cnab.Cnab400Format} and {@code Cnab400Reader} do so for the
 * titles in lines of 400. {@code Occurrences} knows which of a bank's messages move money.
 *
 * <p>First file to read: {@code Cnab240Reader}.
 */
@NullMarked
package io.matcher.formats.cnab;

import org.jspecify.annotations.NullMarked;
