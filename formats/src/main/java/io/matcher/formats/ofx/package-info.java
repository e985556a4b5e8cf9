/**
 * OFX 1 (SGML) and OFX 2 (XML), read by one tolerant scanner, because what banks call the one is often the other.
 *
 * <p>The cast: {@link io.matcher.formats.ofx.OfxFormat} recognises a file and opens an {@code OfxReader}; that one pulls
 * tags with their values from {@code OfxTokens} and keeps the path of aggregates; {@code OfxEntry} makes a row of each
 * STMTTRN, {@code OfxStatement} a statement of each STMTRS. {@code OfxTime} reads their dates, {@code OfxAmounts} their
 * amounts.
 *
 * <p>First file to read: {@code OfxReader}.
 */
@NullMarked
package io.matcher.formats.ofx;

import org.jspecify.annotations.NullMarked;
