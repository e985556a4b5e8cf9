package io.matcher.platform.backup;

import org.jspecify.annotations.Nullable;

/** A backup or restore that is not possible as asked; one sentence for the operator. Nothing was changed. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String sentence) {
        super(sentence);
    }

    BackupRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
