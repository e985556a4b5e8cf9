package io.matcher.discovery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A webhook token in the moment of its making: {@code mwt_} and 256 random bits in base64url. It lives in one array, never in a
 * String, and that array is wiped when the answer that shows it is on its way.
 */
final class FreshToken implements AutoCloseable {

    private static final byte[] PREFIX = {'m', 'w', 't', '_'};
    private static final int RANDOM_BYTES = 32;

    private final byte[] text;
    private final byte[] hash;

    private FreshToken(byte[] text) {
        this.text = text;
        this.hash = hash(text);
    }

    static FreshToken make(SecureRandom random) {
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        byte[] encoded = Base64.getUrlEncoder().withoutPadding().encode(bits);
        byte[] text = Arrays.copyOf(PREFIX, PREFIX.length + encoded.length);
        System.arraycopy(encoded, 0, text, PREFIX.length, encoded.length);
        Arrays.fill(bits, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return new FreshToken(text);
    }

    /** SHA-256 of a token's text, all that is ever stored of it. */
    static byte[] hash(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    /** The token itself, in ASCII; not a copy. */
    byte[] text() {
        return text;
    }

    byte[] hash() {
        return hash.clone();
    }

    @Override
    public void close() {
        Arrays.fill(text, (byte) 0);
    }
}
