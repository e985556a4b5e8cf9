/** Tests of the service as a whole. */
@NullMarked
package io.matcher;

import org.jspecify.annotations.NullMarked;
