/** Tests of OFX: golden rows, the quirks of banks, and real files where they are present. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats.ofx;
