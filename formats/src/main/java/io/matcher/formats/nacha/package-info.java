/**
 * NACHA, the files of American ACH payments.
 *
 * <p>The cast: {@link io.matcher.formats.nacha.NachaFormat} recognises a file; {@code NachaReader} follows batches and
 * entries; {@code NachaLine} cuts fields out of the 94 places of a line; {@code NachaBatch} knows the batch, {@code
 * NachaTotals} adds up; {@code NachaEntry} makes a row of an entry and its addenda.
 *
 * <p>First file to read: {@code NachaReader}.
 */
@NullMarked
package io.matcher.formats.nacha;

import org.jspecify.annotations.NullMarked;
