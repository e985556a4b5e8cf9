package io.matcher.discovery;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps the buffers of sockets outside of the heap. They are kept with their connection and reused as they are, and through them passes
 * what must not be found in a heap dump afterwards: minted tokens, and the paths that carry them.
 */
@Component
class SocketBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.directBuffer", "true"));
    }
}
