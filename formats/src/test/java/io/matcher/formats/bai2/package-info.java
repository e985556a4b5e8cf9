/** Tests of BAI2: fixtures, the quirks of banks, and real files where they are present. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats.bai2;
