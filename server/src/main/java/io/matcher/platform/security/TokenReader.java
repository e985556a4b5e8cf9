package io.matcher.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.startup.StartRefused;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies tokens: HMAC with a shared secret of sufficient length, or asymmetric with keys that an issuer publishes, never both. */
@Configuration(proxyBeanMethods = false)
class TokenReader {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Set<JWSAlgorithm> ASYMMETRIC = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    @Bean
    JwtDecoder jwtDecoder(ServeOptions options, SecureRandom random, Clock clock) {
        URI jwks = options.tokens().jwksUrl();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                jwks == null
                        ? selector(secret(options, random))
                        : new JWSVerificationKeySelector<>(ASYMMETRIC, published(jwks)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(options, clock));
        // An issuer is compared as text; read as a URL, one that is none would cost an exception for every request.
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        return decoder;
    }

    private static String secret(ServeOptions options, SecureRandom random) {
        String given = options.tokens().secret();
        return given == null ? LocalKey.readOrCreate(options.dataDir(), "jwt.key", random) : given;
    }

    /** HS256 takes 32 bytes or more, HS384 48, HS512 64 (RFC 7518 §3.2); a shorter secret verifies nothing. */
    private static JWSVerificationKeySelector<SecurityContext> selector(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
        Map.of(JWSAlgorithm.HS256, 32, JWSAlgorithm.HS384, 48, JWSAlgorithm.HS512, 64)
                .forEach((algorithm, least) -> {
                    if (bytes.length >= least) {
                        algorithms.add(algorithm);
                    }
                });
        if (algorithms.isEmpty()) {
            throw new StartRefused(
                    "MATCHER_JWT_SECRET has " + bytes.length + " bytes; HS256 needs 32, HS384 48, HS512 64.");
        }
        return new JWSVerificationKeySelector<>(algorithms, new ImmutableSecret<>(bytes));
    }

    private static JWKSource<SecurityContext> published(URI jwks) {
        try {
            return JWKSourceBuilder.create(jwks.toURL()).retrying(true).build();
        } catch (MalformedURLException malformed) {
            throw new StartRefused("MATCHER_JWKS_URL is not a URL.", malformed);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(ServeOptions options, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
        timestamps.setClock(clock);
        OAuth2TokenValidator<Jwt> expires =
                jwt -> jwt.getExpiresAt() == null ? refused("exp is required") : OAuth2TokenValidatorResult.success();
        OAuth2TokenValidator<Jwt> subject =
                jwt -> jwt.getSubject() == null || jwt.getSubject().isBlank()
                        ? refused("sub is required")
                        : OAuth2TokenValidatorResult.success();
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>(List.of(timestamps, expires, subject));
        if (options.tokens().issuer() != null) {
            validators.add(new JwtIssuerValidator(options.tokens().issuer()));
        }
        String audience = options.tokens().audience();
        if (audience != null) {
            validators.add(new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(audience)));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    private static OAuth2TokenValidatorResult refused(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", reason, null));
    }
}
