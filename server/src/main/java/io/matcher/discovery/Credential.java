package io.matcher.discovery;

/** A vendor's key pair on its way to or from the vault; never printed. */
public record Credential(String clientId, String secret) {

    @Override
    public String toString() {
        return "Credential";
    }
}
