package io.matcher.platform.http.outbound;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect to reach the other side, TLS included
 * @param read between two bytes
 * @param whole from the first address tried to the last byte
 */
record OutboundLimits(Duration connect, Duration read, Duration whole) {

    static final OutboundLimits USUAL =
            new OutboundLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
