/** Tests of QIF: fixtures, the quirks of banks, and real files where they are present. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats.qif;
