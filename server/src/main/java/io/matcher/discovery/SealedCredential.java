package io.matcher.discovery;

/** The two halves of a credential as the vault sealed them. */
public final class SealedCredential {

    private final byte[] clientId;
    private final byte[] secret;

    public SealedCredential(byte[] clientId, byte[] secret) {
        this.clientId = clientId.clone();
        this.secret = secret.clone();
    }

    public byte[] clientId() {
        return clientId.clone();
    }

    public byte[] secret() {
        return secret.clone();
    }
}
