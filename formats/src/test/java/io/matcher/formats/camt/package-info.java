/** Tests of the ISO 20022 messages; start with {@code CamtGoldenTest}. */
@NullMarked
package io.matcher.formats.camt;

import org.jspecify.annotations.NullMarked;
