/**
 * The JSON of Brazil's instant payments (Pix API) and of Open Finance Brasil, as their services answer.
 *
 * <p>The cast: {@link io.matcher.formats.openbanking.PixFormat} and {@link
 * io.matcher.formats.openbanking.OpenFinanceFormat} know such an answer by its members. A {@code JsonEntryReader} walks
 * the document, wherever in it the entries are, and gathers each in a {@code JsonEntry}; {@code PixEntries} and {@code
 * OpenFinanceEntries} make rows of them.
 *
 * <p>First file to read: {@code JsonEntryReader}.
 */
@NullMarked
package io.matcher.formats.openbanking;

import org.jspecify.annotations.NullMarked;
