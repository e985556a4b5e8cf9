/** Tests of the files of Brazilian banks. First file to read: {@code Cnab240Test}. */
@NullMarked
package io.matcher.formats.cnab;

import org.jspecify.annotations.NullMarked;
