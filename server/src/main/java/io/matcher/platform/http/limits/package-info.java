/**
 * Everything that comes in has a limit: how large ({@code BodyLimit}), how often ({@link io.matcher.platform.http.limits.RateLimits}),
 * and of which characters ({@code QueryText}, {@code StorableBody}). Each limit of size and rate is a setting that holds at once.
 */
@NullMarked
package io.matcher.platform.http.limits;

import org.jspecify.annotations.NullMarked;
