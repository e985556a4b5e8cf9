package io.matcher.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.matcher.platform.security.LocalKey;
import io.matcher.platform.security.Role;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.startup.StartRefused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens (HS256, RFC 7518 §3.2) that the service of the same settings accepts. */
final class TokenSigner {
    private static final String ISSUER = "matcher";
    private static final int SHORTEST_SECRET = 32;

    private final byte[] secret;
    private final String issuer;
    private final @Nullable String audience;
    private final Clock clock;

    private TokenSigner(byte[] secret, String issuer, @Nullable String audience, Clock clock) {
        this.secret = secret;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** With {@code MATCHER_JWT_SECRET}, or with the key in the data folder, which is made where absent. */
    static TokenSigner of(ServeOptions options, Clock clock) {
        ServeOptions.TokenOptions tokens = options.tokens();
        String text = tokens.secret() == null
                ? LocalKey.readOrCreate(options.dataDir(), "jwt.key", new SecureRandom())
                : tokens.secret();
        byte[] secret = text.getBytes(StandardCharsets.UTF_8);
        if (secret.length < SHORTEST_SECRET) {
            throw new StartRefused("The secret that signs tokens has " + secret.length + " bytes; HS256 needs "
                    + SHORTEST_SECRET + ".");
        }
        return new TokenSigner(secret, tokens.issuer() == null ? ISSUER : tokens.issuer(), tokens.audience(), clock);
    }

    String sign(UUID tenant, String subject, Role role, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .claim("tenant_id", tenant.toString())
                .claim("role", role.wire())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 with a secret of " + secret.length + " bytes", impossible);
        }
        return token.serialize();
    }
}
