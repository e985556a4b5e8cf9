/** Tests of the package of the same name. */
@NullMarked
package io.matcher.fees;

import org.jspecify.annotations.NullMarked;
