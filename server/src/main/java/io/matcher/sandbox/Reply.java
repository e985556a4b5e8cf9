package io.matcher.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * An answer of a sandbox.
 *
 * @param cutAfter after how many bytes the connection is closed, although more were announced; empty to send all
 * @param held what to wait for before anything is sent; empty to answer at once
 */
public record Reply(
        int status,
        String contentType,
        String body,
        Map<String, String> headers,
        Optional<Integer> cutAfter,
        Optional<CountDownLatch> held) {

    public static Reply json(int status, Object body) {
        return new Reply(status, "application/json", Json.write(body), Map.of(), Optional.empty(), Optional.empty());
    }

    public static Reply html(int status, String body) {
        return new Reply(status, "text/html", body, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The same answer with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, Map.copyOf(more), cutAfter, held);
    }

    /** The same answer, broken off. */
    public Reply cut(int afterBytes) {
        return new Reply(status, contentType, body, headers, Optional.of(afterBytes), held);
    }

    /** The same answer, once the latch is open. */
    public Reply heldBy(CountDownLatch latch) {
        return new Reply(status, contentType, body, headers, cutAfter, Optional.of(latch));
    }
}
