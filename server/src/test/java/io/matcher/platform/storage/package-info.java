/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.storage;

import org.jspecify.annotations.NullMarked;
