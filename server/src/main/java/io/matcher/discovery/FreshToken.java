package io.matcher.discovery;

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
    private final TokenHash hash;

    private FreshToken(byte[] text) {
        this.text = text;
        this.hash = TokenHash.of(text);
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

    /** The token itself, in ASCII; not a copy. */
    byte[] text() {
        return text;
    }

    TokenHash hash() {
        return hash;
    }

    @Override
    public void close() {
        Arrays.fill(text, (byte) 0);
    }
}
