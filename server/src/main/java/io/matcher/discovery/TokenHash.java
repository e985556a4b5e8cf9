package io.matcher.discovery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a webhook token's text: all that is ever stored of it. */
final class TokenHash {

    private static final int SHOWN_BYTES = 4;

    private final byte[] bytes;

    private TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static TokenHash of(byte[] token) {
        return new TokenHash(sha256(token));
    }

    /** A hash as it was stored. */
    static TokenHash stored(byte[] bytes) {
        return new TokenHash(bytes.clone());
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The part by which people tell tokens apart: the first 8 hexadecimal digits. */
    String shown() {
        return HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return shown();
    }
}
