/** The outbox: {@link io.matcher.platform.events.Outbox} writes events in the transaction of the change. */
@NullMarked
package io.matcher.platform.events;

import org.jspecify.annotations.NullMarked;
