/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.settings;

import org.jspecify.annotations.NullMarked;
