package io.matcher.discovery;

/** The two halves of a credential as the vault sealed them. */
final class SealedCredential {

    private final byte[] clientId;
    private final byte[] secret;

    SealedCredential(byte[] clientId, byte[] secret) {
        this.clientId = clientId.clone();
        this.secret = secret.clone();
    }

    byte[] clientId() {
        return clientId.clone();
    }

    byte[] secret() {
        return secret.clone();
    }
}
