package io.matcher.discovery;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The costly and the delicate sums of a proof: signatures over bodies, and comparisons that take as long whatever they compare. */
@Component
class Sums {

    private static final String HMAC = "HmacSHA256";

    /** Begins a signature under a key. */
    Mac begin(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + HMAC, missing);
        }
    }

    /** Takes a piece of the body into a signature. */
    void take(Mac signature, byte[] bytes, int length) {
        signature.update(bytes, 0, length);
    }

    /** Whether both are the same bytes. Both are hashed first, so that not even their lengths show in the time it takes. */
    boolean same(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(TokenHash.sha256(expected), TokenHash.sha256(given));
    }
}
