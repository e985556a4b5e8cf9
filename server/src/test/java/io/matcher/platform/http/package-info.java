/** Tests of the package of the same name. */
@NullMarked
package io.matcher.platform.http;

import org.jspecify.annotations.NullMarked;
