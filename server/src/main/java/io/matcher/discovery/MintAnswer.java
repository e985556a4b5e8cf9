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
 * and wiped here, and as many blanks follow them, which JSON permits after a value: once the token went out, they take its place in the
 * server's buffer. They belong to the announced length, because a response that has it all is closed and takes nothing more. (The socket's own
 * buffer lies outside of the heap, see {@link Forgetful}.)
 */
final class MintAnswer {

    private MintAnswer() {}

    static void write(HttpServletResponse response, Vendor vendor, String receiverUrl, FreshToken token)
            throws IOException {
        byte[] body = body(vendor, receiverUrl, token.text());
        byte[] blanks = new byte[body.length];
        Arrays.fill(blanks, (byte) ' ');
        try {
            response.setStatus(HttpStatus.CREATED.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(2 * body.length);
            ServletOutputStream out = response.getOutputStream();
            out.write(body);
            out.flush();
            out.write(blanks);
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
