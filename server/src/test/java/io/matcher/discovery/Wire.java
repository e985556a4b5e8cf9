package io.matcher.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks HTTP by the letter, for requests that no client library would send. */
final class Wire {

    private final StringBuilder head = new StringBuilder();
    private byte[] body = new byte[0];
    private boolean announced = true;

    private Wire(String method, String target) {
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
    }

    /** What came back. */
    record Reply(int status, List<String> headers, String body) {

        boolean hasHeader(String start) {
            return headers.stream()
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)));
        }

        /** Everything but what differs between two requests that are alike: date, request id, and the instance made of it. */
        String comparable() {
            return status + "\n"
                    + String.join(
                            "\n",
                            headers.stream()
                                    .filter(line ->
                                            !line.toLowerCase(Locale.ROOT).startsWith("date:"))
                                    .filter(line ->
                                            !line.toLowerCase(Locale.ROOT).startsWith("x-request-id:"))
                                    .toList())
                    + "\n"
                    + body.replaceAll("urn:uuid:[0-9a-f-]{36}", "urn:uuid:?");
        }
    }

    static Wire post(String target) {
        return new Wire("POST", target);
    }

    static Wire of(String method, String target) {
        return new Wire(method, target);
    }

    Wire header(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Wire body(byte[] bytes) {
        body = bytes;
        return this;
    }

    Wire body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the body in chunks, so that its length is not known beforehand. */
    Wire chunked() {
        announced = false;
        return header("Transfer-Encoding", "chunked");
    }

    Reply send(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(message());
            socket.getOutputStream().flush();
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] message() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        String length = announced ? "Content-Length: " + body.length + "\r\n" : "";
        message.writeBytes((head + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (announced) {
            message.writeBytes(body);
        } else {
            message.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            message.writeBytes(body);
            message.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return message.toByteArray();
    }

    private static Reply parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        List<String> lines =
                new ArrayList<>(List.of(text.substring(0, Math.max(0, end)).split("\r\n", -1)));
        String status = lines.removeFirst();
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("No answer but: " + text);
        }
        return new Reply(Integer.parseInt(status.substring(9, 12)), lines, text.substring(end + 4));
    }
}
