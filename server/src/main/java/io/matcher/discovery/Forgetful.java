package io.matcher.discovery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.CharChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes the server forget what it reads and writes, so that a heap dump shows no token afterwards: neither one that was minted nor one
 * that a vendor delivered to in the path of its request.
 *
 * <p>The buffers of sockets live outside of the heap. The head of a request is wiped where it was read and where its path was decoded,
 * at the moment when requests are logged, which comes for malformed ones too; and the server, which remembers the URI of its slowest
 * request, gets to see none. (The body of an answer is the affair of those who write one, see {@link MintAnswer}.)
 */
@Component
class Forgetful implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String NO_URI = "-";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.directBuffer", "true"));
        factory.addEngineValves(new Wipe());
    }

    /** A valve only to be told of the end of each request. */
    private static final class Wipe extends ValveBase implements AccessLog {

        Wipe() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws java.io.IOException, jakarta.servlet.ServletException {
            getNext().invoke(request, response);
        }

        @Override
        public void log(Request request, Response response, long nanos) {
            org.apache.coyote.Request raw = request.getCoyoteRequest();
            if (raw.getInputBuffer() instanceof Http11InputBuffer input) {
                wipeRead(input.getByteBuffer());
            }
            wipe(raw.decodedURI());
            raw.requestURI().setString(NO_URI);
            raw.queryString().recycle();
        }

        /** Wipes what was read already; what follows belongs to the next request. */
        private static void wipeRead(ByteBuffer buffer) {
            for (int at = 0; at < buffer.position(); at++) {
                buffer.put(at, (byte) 0);
            }
        }

        private static void wipe(MessageBytes decoded) {
            ByteChunk bytes = decoded.getByteChunk();
            if (bytes.getBuffer() != null) {
                Arrays.fill(bytes.getBuffer(), (byte) 0);
            }
            CharChunk characters = decoded.getCharChunk();
            if (characters.getBuffer() != null) {
                Arrays.fill(characters.getBuffer(), '\0');
            }
        }

        @Override
        public void setRequestAttributesEnabled(boolean enabled) {
            // Nothing is logged here.
        }

        @Override
        public boolean getRequestAttributesEnabled() {
            return false;
        }
    }
}
