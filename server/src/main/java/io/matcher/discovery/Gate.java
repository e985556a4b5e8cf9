package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.tenancy.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/**
 * Lets a delivery in that names a live token under its own vendor and proves where it comes from.
 *
 * <p>Whatever is wrong, the same work is done: one lookup, one reading of rules, one signature over the body, two comparisons,
 * one look at the address; only then are the results put together. An unknown token is measured by the rules of nobody, which nothing satisfies.
 */
@Component
class Gate {

    /** Owns no token and sets no secret; stands in for the tenant of a token that does not exist. */
    static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    private static final Binding NO_BINDING = new Binding(NOBODY, new UUID(0, 0), new UUID(0, 0), Vendor.PLUGGY, "");
    private static final int SIGNATURE_BYTES = 32;
    private static final byte[] NO_SIGNATURE = new byte[SIGNATURE_BYTES];
    private static final HexFormat HEX = HexFormat.of();

    /** Whose a token is. */
    interface Lookup {
        Optional<Binding> of(TokenHash token);
    }

    /** By what a tenant recognises a vendor. */
    interface Rules {
        ProofRules of(TenantId tenant, Vendor vendor);
    }

    /**
     * The way to the body, read once the token was looked up, so that a body is kept only where a token is known.
     */
    interface Body {
        /** Reads the body into the sink piece by piece, and gives it whole where it is to be kept. */
        byte[] read(boolean keep, Sink sink) throws IOException;
    }

    /** Takes pieces of a body. */
    interface Sink {
        void take(byte[] bytes, int length);
    }

    /** A delivery that is who it says it is. */
    record Admitted(Binding binding, Octets body) {}

    private final Lookup lookup;
    private final Rules rules;
    private final Sums sums;

    Gate(Lookup lookup, Rules rules, Sums sums) {
        this.lookup = lookup;
        this.rules = rules;
        this.sums = sums;
    }

    /**
     * The delivery, admitted; empty when its identity or its proof fails, and nothing tells which.
     *
     * @throws IOException when the body can not be read or is too large
     */
    Optional<Admitted> admit(Arrival arrival, Body body) throws IOException {
        Optional<Binding> known = lookup.of(arrival.token());
        Binding binding = known.orElse(NO_BINDING);
        boolean identity = known.isPresent() && binding.vendor().wire().equals(arrival.provider());
        ProofRules proof = rules.of(binding.tenant(), binding.vendor());
        Mac signature = sums.begin(proof.signing().secret());
        byte[] bytes = body.read(known.isPresent(), (piece, length) -> sums.take(signature, piece, length));
        boolean proved = proved(arrival, proof, signature.doFinal());
        return identity && proved ? Optional.of(new Admitted(binding, Octets.of(bytes))) : Optional.empty();
    }

    /** The strongest proof that is set is the one that counts; each is measured all the same. */
    private boolean proved(Arrival arrival, ProofRules rules, byte[] signature) {
        boolean signed = sums.same(signature, signature(arrival.signatures()));
        boolean authorized = sums.same(rules.authorization().secret(), single(arrival.authorizations()));
        boolean listed = rules.addresses().stream()
                        .filter(block -> block.contains(arrival.address()))
                        .count()
                > 0;
        boolean unsigned = arrival.signatures().isEmpty();
        boolean strongest = rules.signing().set()
                ? signed && arrival.signatures().size() == 1
                : unsigned
                        && (rules.authorization().set()
                                ? authorized && arrival.authorizations().size() == 1
                                : listed);
        return strongest && (listed || !rules.addressRequired());
    }

    /** The bytes of a signature in hexadecimal of either case; of anything else, bytes that no signature has but by chance. */
    private static byte[] signature(List<String> values) {
        String text = values.isEmpty() ? "" : values.getFirst();
        boolean hex = text.length() == 2 * SIGNATURE_BYTES && text.chars().allMatch(HexFormat::isHexDigit);
        return hex ? HEX.parseHex(text) : NO_SIGNATURE;
    }

    private static byte[] single(List<String> values) {
        return (values.isEmpty() ? "" : values.getFirst()).getBytes(StandardCharsets.ISO_8859_1);
    }
}
