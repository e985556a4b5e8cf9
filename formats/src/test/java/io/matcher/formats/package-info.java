/** Tests of the readers; {@link io.matcher.formats.Reading} is how they read. Start with CsvTest. */
@NullMarked
package io.matcher.formats;

import org.jspecify.annotations.NullMarked;
