/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.health;

import org.jspecify.annotations.NullMarked;
