package io.matcher.discovery;

import io.matcher.platform.http.Cidr;
import java.util.List;

/** By what a vendor's deliveries prove to a tenant that the vendor sent them. Exists for one delivery and is never printed. */
final class ProofRules {

    private final Expected signing;
    private final Expected authorization;
    private final List<Cidr> addresses;
    private final boolean addressRequired;

    /** A secret that a delivery is measured against; where the tenant set none, a stand-in that nothing can match is measured instead. */
    static final class Expected {
        private final boolean set;
        private final byte[] secret;

        Expected(boolean set, byte[] secret) {
            this.set = set;
            this.secret = secret.clone();
        }

        boolean set() {
            return set;
        }

        byte[] secret() {
            return secret.clone();
        }
    }

    ProofRules(Expected signing, Expected authorization, List<Cidr> addresses, boolean addressRequired) {
        this.signing = signing;
        this.authorization = authorization;
        this.addresses = List.copyOf(addresses);
        this.addressRequired = addressRequired;
    }

    Expected signing() {
        return signing;
    }

    Expected authorization() {
        return authorization;
    }

    List<Cidr> addresses() {
        return addresses;
    }

    boolean addressRequired() {
        return addressRequired;
    }
}
