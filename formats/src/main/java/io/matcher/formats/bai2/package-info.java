/**
 * BAI2, and BTRS (X9.121) which follows it.
 *
 * <p>The cast: {@link io.matcher.formats.bai2.Bai2Format} recognises a file; {@code Bai2Records} joins physical lines to
 * logical {@code Bai2Record}s, whose fields are taken one after the other; {@code Bai2Reader} follows groups and
 * accounts; {@code Bai2Account} gathers one account's balances, sums and findings; {@code Bai2Detail} makes a row of a
 * detail; {@code Bai2Types} knows what a type code means.
 *
 * <p>First file to read: {@code Bai2Reader}.
 */
@NullMarked
package io.matcher.formats.bai2;

import org.jspecify.annotations.NullMarked;
