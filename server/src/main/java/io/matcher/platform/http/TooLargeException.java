package io.matcher.platform.http;

import java.io.IOException;

/** The body went on past the limit while it was read. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(long limitBytes) {
        super("The body is larger than " + limitBytes + " bytes");
    }

    static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof TooLargeException) {
                return true;
            }
        }
        return false;
    }
}
