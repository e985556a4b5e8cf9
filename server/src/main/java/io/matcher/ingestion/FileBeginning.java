package io.matcher.ingestion;

import org.jspecify.annotations.Nullable;

/** What there is of a file. */
final class FileBeginning {

    private final byte[] bytes;
    private final boolean whole;
    private final @Nullable String fileName;
    private final String location;

    /**
     * @param whole whether the file ends with these bytes; a file that goes on may break off within a row
     * @param location where it was given, for faults
     */
    FileBeginning(byte[] bytes, boolean whole, @Nullable String fileName, String location) {
        this.bytes = bytes;
        this.whole = whole;
        this.fileName = fileName;
        this.location = location;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isWhole() {
        return whole;
    }

    @Nullable
    String fileName() {
        return fileName;
    }

    String location() {
        return location;
    }
}
