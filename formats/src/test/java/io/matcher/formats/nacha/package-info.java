/** Tests of NACHA: a fixture, the quirks, and real files where they are present. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats.nacha;
