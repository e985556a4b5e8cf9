package io.matcher.platform.secrets;

/** A sealed value can not be opened: wrong key, wrong place, or altered bytes. Never holds the value. */
public final class UnsealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsealException(String message) {
        super(message);
    }

    UnsealException(String message, Throwable cause) {
        super(message, cause);
    }
}
