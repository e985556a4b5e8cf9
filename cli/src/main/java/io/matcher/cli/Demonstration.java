package io.matcher.cli;

import io.matcher.platform.startup.ServeOptions;
import java.net.URI;

/** What {@code demo} shows on a running service: a seeded tenant, vendor sandboxes, live webhooks. Found by {@link java.util.ServiceLoader}. */
public interface Demonstration {

    /**
     * Fills the service and keeps it moving; returns once there is something to see.
     *
     * @param service where the service answers
     * @param options how it was started; loopback vendors are allowed
     * @return the address to open, printed as the command's last line
     */
    URI begin(URI service, ServeOptions options);
}
