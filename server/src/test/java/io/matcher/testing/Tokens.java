package io.matcher.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Makes tokens as an issuer would. */
public final class Tokens {

    private Tokens() {}

    public static String of(UUID tenant, String subject, String role) {
        return sign(
                new JWTClaimsSet.Builder()
                        .claim("tenant_id", tenant.toString())
                        .subject(subject)
                        .claim("role", role)
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build(),
                Service.JWT_SECRET);
    }

    public static String sign(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
