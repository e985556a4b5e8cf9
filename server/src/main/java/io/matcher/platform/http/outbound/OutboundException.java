package io.matcher.platform.http.outbound;

import java.io.IOException;

/** A call that got no answer we take. The message names neither credentials nor what the other side said. */
public final class OutboundException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Kind {
        /** The target is not permitted; nothing was sent. */
        REFUSED,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** No connection, no byte or no end in time. */
        TIMEOUT,
        /** The answer went on past its limit. */
        TOO_LARGE,
        /** The answer is not HTTP as we read it: too many or too long headers, or nonsense. */
        MALFORMED
    }

    private final Kind kind;

    OutboundException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    OutboundException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
