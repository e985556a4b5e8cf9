package io.matcher.discovery;

import io.matcher.platform.startup.ServeOptions;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the outside calls us: as the operator said, else the address we listen on; never what a request claims. */
@Component
class PublicAddress {

    private final ServeOptions options;
    private volatile int port;

    PublicAddress(ServeOptions options) {
        this.options = options;
        this.port = options.port();
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    /** The base URL in ASCII, without a trailing slash. */
    String base() {
        URI given = options.publicUrl();
        if (given != null) {
            return given.toASCIIString();
        }
        String host = options.bind();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
