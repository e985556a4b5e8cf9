/** What the process is started with: {@link io.matcher.platform.startup.ServeOptions}. */
@NullMarked
package io.matcher.platform.startup;

import org.jspecify.annotations.NullMarked;
