/** Sealed secrets and the keys that seal them. */
@NullMarked
package io.matcher.platform.secrets;

import org.jspecify.annotations.NullMarked;
