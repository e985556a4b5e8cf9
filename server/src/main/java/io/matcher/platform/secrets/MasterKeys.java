package io.matcher.platform.secrets;

import io.matcher.platform.startup.StartRefused;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal: the first seals, all of them open.
 *
 * @param sealingId the id of the key that seals
 * @param keys every key by its id, 256 bits each
 */
public record MasterKeys(String sealingId, Map<String, SecretKey> keys) {

    private static final int KEY_BYTES = 32;
    private static final int MAX_ID_LENGTH = 32;

    public MasterKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * Reads {@code id:base64,id:base64,…}.
     *
     * @throws StartRefused when malformed; the message never holds key material
     */
    public static MasterKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        Arrays.stream(text.split(",", -1)).map(String::trim).forEach(entry -> {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon);
            if (!id.matches("[A-Za-z0-9_-]{1," + MAX_ID_LENGTH + "}")) {
                throw new StartRefused(
                        "MATCHER_MASTER_KEYS is a list of id:base64, the id of letters, digits, _ and -.");
            }
            if (keys.put(id, key(id, entry.substring(colon + 1))) != null) {
                throw new StartRefused("MATCHER_MASTER_KEYS names the key " + id + " twice.");
            }
        });
        return new MasterKeys(keys.keySet().iterator().next(), keys);
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new StartRefused("The key " + id + " of MATCHER_MASTER_KEYS is not base64.");
        }
        if (bytes.length != KEY_BYTES) {
            throw new StartRefused("The key " + id + " of MATCHER_MASTER_KEYS has " + bytes.length
                    + " bytes instead of " + KEY_BYTES + ".");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "MasterKeys[" + sealingId + "]";
    }
}
