package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.http.Cidr;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the proof rules of a tenant. A secret that is not set costs as much as one that is. */
@Component
class ProofSettings implements Gate.Rules {

    private static final int STAND_IN_BYTES = 32;

    private final Settings settings;
    private final Vault vault;
    private final SealedPlace standInPlace = new SealedPlace(Gate.NOBODY, "tenant_settings", "stand-in", "sealed");
    private final byte[] standIn;

    ProofSettings(Settings settings, Vault vault, SecureRandom random) {
        this.settings = settings;
        this.vault = vault;
        byte[] bytes = new byte[STAND_IN_BYTES];
        random.nextBytes(bytes);
        this.standIn = vault.seal(standInPlace, bytes);
    }

    @Override
    public ProofRules of(TenantId tenant, Vendor vendor) {
        String prefix = prefix(vendor);
        List<Cidr> addresses = settings.list(tenant, prefix + "ip_allowlist").stream()
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .toList();
        return new ProofRules(
                expected(tenant, prefix + "webhook_hmac_secret"),
                expected(tenant, prefix + "webhook_authorization"),
                addresses,
                settings.flag(tenant, prefix + "require_address"));
    }

    /** The status that acknowledges a delivery, 200 or 202. */
    int acknowledgement(TenantId tenant, Vendor vendor) {
        return (int) settings.number(tenant, prefix(vendor) + "ack_status");
    }

    private ProofRules.Expected expected(TenantId tenant, String key) {
        return settings.secret(tenant, key)
                .map(secret -> new ProofRules.Expected(true, secret))
                .orElseGet(() -> new ProofRules.Expected(false, vault.open(standInPlace, standIn)));
    }

    private static String prefix(Vendor vendor) {
        return "aggregator." + vendor.wire() + ".";
    }
}
