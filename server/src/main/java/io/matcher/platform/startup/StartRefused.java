package io.matcher.platform.startup;

/** The service will not start; the message is one sentence that an operator can act on, and the exit code is 2. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
