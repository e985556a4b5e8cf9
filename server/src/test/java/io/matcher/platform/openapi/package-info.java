/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.openapi;

import org.jspecify.annotations.NullMarked;
