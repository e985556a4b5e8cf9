/** Files that must not be lost; {@link io.matcher.platform.storage.Storage} is the door. */
@NullMarked
package io.matcher.platform.storage;

import org.jspecify.annotations.NullMarked;
