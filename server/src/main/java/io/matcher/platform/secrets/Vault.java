package io.matcher.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM, each bound to its place (tenant, table, row, field), so that a copied ciphertext opens nowhere else.
 *
 * <p>Sealed form: one byte with the length of the key's id, the id, 12 bytes of nonce, ciphertext with its 128-bit tag.
 */
public final class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random;

    public Vault(MasterKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    public byte[] seal(SealedPlace place, byte[] secret) {
        byte[] id = keys.sealingId().getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key(keys.sealingId()), nonce, place, secret);
        return ByteBuffer.allocate(1 + id.length + NONCE_BYTES + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} made for the same place.
     *
     * @throws UnsealException when the key is not among ours, or the bytes or the place are not those that were sealed
     */
    public byte[] open(SealedPlace place, byte[] sealed) {
        String id = keyIdOf(sealed);
        ByteBuffer rest = ByteBuffer.wrap(sealed).position(1 + id.length());
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        byte[] ciphertext = new byte[rest.remaining()];
        rest.get(ciphertext);
        return crypt(Cipher.DECRYPT_MODE, key(id), nonce, place, ciphertext);
    }

    /** The id of the key that sealed these bytes. */
    public static String keyIdOf(byte[] sealed) {
        int length = sealed.length == 0 ? 0 : sealed[0];
        if (length < 1 || sealed.length < 1 + length + NONCE_BYTES + TAG_BITS / 8) {
            throw new UnsealException("These bytes were not sealed here");
        }
        return new String(sealed, 1, length, StandardCharsets.US_ASCII);
    }

    /** Whether another key than the first one sealed these bytes, so that they should be sealed anew. */
    public boolean isStale(byte[] sealed) {
        return !keyIdOf(sealed).equals(keys.sealingId());
    }

    private SecretKey key(String id) {
        SecretKey key = keys.keys().get(id);
        if (key == null) {
            throw new UnsealException("No master key " + id + " was given");
        }
        return key;
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, SealedPlace place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new UnsealException("A sealed value does not open at its place", failed);
        }
    }
}
