/** A "no" is a value: {@link io.matcher.platform.outcome.Outcome} carries either a result or a {@link io.matcher.platform.outcome.Refusal}. */
@NullMarked
package io.matcher.platform.outcome;

import org.jspecify.annotations.NullMarked;
