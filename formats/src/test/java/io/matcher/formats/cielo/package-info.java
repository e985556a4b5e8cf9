/** Tests of Cielo's extracts. First file to read: {@code CieloTest}. */
@NullMarked
package io.matcher.formats.cielo;

import org.jspecify.annotations.NullMarked;
