package io.matcher.platform.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The embedded server can not be started, kept or stopped. The message is one sentence for the operator: it names the place and the
 * reason, and needs no stack trace beside it. A command that meets it ends with exit code 2.
 */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostgresException(String sentence) {
        super(sentence);
    }

    PostgresException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
