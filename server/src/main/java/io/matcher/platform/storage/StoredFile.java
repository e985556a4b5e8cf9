package io.matcher.platform.storage;

/**
 * A file that is safe on disk.
 *
 * @param sha256 digest of its bytes, 64 lower-case hexadecimal digits
 * @param size in bytes
 * @param key what {@link Storage#open} takes
 */
public record StoredFile(String sha256, long size, String key) {}
