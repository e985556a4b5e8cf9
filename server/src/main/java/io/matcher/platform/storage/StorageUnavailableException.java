package io.matcher.platform.storage;

import java.io.IOException;

/** The storage could not keep or give a file: the disk is full, or the folder is gone. Never the fault of whoever sent the bytes. */
public final class StorageUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
