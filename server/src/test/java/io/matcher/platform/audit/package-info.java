/** The audit trail and its chain. */
@NullMarked
package io.matcher.platform.audit;

import org.jspecify.annotations.NullMarked;
