package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Writes the one answer that shows a token.
 *
 * <p>A JSON library and a server both keep the buffers they write through, with what was last in them. So the bytes are put together
 * here, wiped here, and the server's buffer is written over: what goes beyond the announced length of an answer passes through
 * that buffer and is dropped behind it. (The socket's own buffer lies outside of the heap, see {@link Forgetful}.)
 */
final class MintAnswer {

    private MintAnswer() {}

    static void write(HttpServletResponse response, Vendor vendor, String receiverUrl, FreshToken token)
            throws IOException {
        byte[] body = body(vendor, receiverUrl, token.text());
        try {
            response.setStatus(HttpStatus.CREATED.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            ServletOutputStream out = response.getOutputStream();
            out.write(body);
            out.flush();
            out.write(new byte[body.length]);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static byte[] body(Vendor vendor, String receiverUrl, byte[] token) {
        byte[] first = ascii("{\"token\":\"");
        byte[] second = ascii("\",\"vendor\":\"" + vendor.wire() + "\",\"webhook_url\":\"" + receiverUrl);
        byte[] third = ascii("\"}");
        byte[] body = new byte[first.length + second.length + third.length + 2 * token.length];
        int at = 0;
        for (byte[] part : new byte[][] {first, token, second, token, third}) {
            System.arraycopy(part, 0, body, at, part.length);
            at += part.length;
        }
        return body;
    }

    /** A URL in ASCII holds neither quotes nor backslashes, and needs no escaping in JSON. */
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
