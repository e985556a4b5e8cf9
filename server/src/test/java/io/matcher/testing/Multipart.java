package io.matcher.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as RFC 7578 has it. */
final class Multipart {

    private static final String BOUNDARY = "----matcher-test-boundary";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void field(String name, String value) {
        line("--" + BOUNDARY);
        line("Content-Disposition: form-data; name=\"" + name + "\"");
        line("");
        line(value);
    }

    void file(String name, String fileName, byte[] content) {
        line("--" + BOUNDARY);
        line("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"");
        line("Content-Type: application/octet-stream");
        line("");
        bytes.writeBytes(content);
        line("");
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        line("--" + BOUNDARY + "--");
        return bytes.toByteArray();
    }

    private void line(String text) {
        bytes.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
