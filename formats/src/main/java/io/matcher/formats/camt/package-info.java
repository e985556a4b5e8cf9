/**
 * ISO 20022 bank-to-customer messages: account report (camt.052), statement (camt.053), notification (camt.054), in all
 * published versions.
 *
 * <p>The cast: {@link io.matcher.formats.camt.CamtFormat} is one of the three {@link
 * io.matcher.formats.camt.CamtMessage}s; its {@link io.matcher.formats.camt.CamtReader} walks the document by local
 * names and turns pieces of it into small trees of {@link io.matcher.formats.camt.CamtElement}, as {@link
 * io.matcher.formats.camt.CamtTrees} reads them. {@link io.matcher.formats.camt.CamtStatement} gathers what a statement
 * says of itself; {@link io.matcher.formats.camt.CamtEntry} is one {@code Ntry} and becomes one row, with {@link
 * io.matcher.formats.camt.CamtDetails} for each of the {@code TxDtls} it is made of and {@link
 * io.matcher.formats.camt.CamtMembers} for what they are together.
 *
 * <p>First file to read: {@link io.matcher.formats.camt.CamtReader}.
 */
@NullMarked
package io.matcher.formats.camt;

import org.jspecify.annotations.NullMarked;
