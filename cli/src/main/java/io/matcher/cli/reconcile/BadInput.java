package io.matcher.cli.reconcile;

/** What the user gave can not be used; the message says what, where and why. Ends the command with code 2. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }

    BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
