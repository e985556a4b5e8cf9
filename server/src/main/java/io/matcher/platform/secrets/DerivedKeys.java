package io.matcher.platform.secrets;

/** Derives keys for single purposes from the master key, so that one never serves two ends. */
public final class DerivedKeys {

    private final MasterKeys keys;

    public DerivedKeys(MasterKeys keys) {
        this.keys = keys;
    }

    /**
     * A 256-bit key for one purpose: HMAC-SHA-256 of the purpose under the sealing key. A rotation of master keys changes it, so it
     * serves only what may lapse, such as cursors.
     */
    public byte[] derive(String purpose) {
        return Hmac.sha256(
                java.util.Objects.requireNonNull(keys.keys().get(keys.sealingId()))
                        .getEncoded(),
                "matcher/" + purpose);
    }
}
