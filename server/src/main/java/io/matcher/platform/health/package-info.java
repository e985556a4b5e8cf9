/** Whether the service lives, is ready, and which version it is; {@code Readiness} decides, {@code HealthController} answers. */
@NullMarked
package io.matcher.platform.health;

import org.jspecify.annotations.NullMarked;
