package io.matcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of the local key: the token alone on standard output, and nothing that the service would not accept. */
class TokenCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    private final Map<String, String> environment;
    private final Path folder;

    TokenCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.environment = Map.of("MATCHER_DATA_DIR", folder.toString());
    }

    private Ran token(Map<String, String> variables, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "token";
        System.arraycopy(args, 0, all, 1, args.length);
        return Ran.of(Clock.fixed(NOW, ZoneOffset.UTC), variables, all);
    }

    @Test
    void speaks_for_the_default_tenant_s_admin_and_is_signed_with_the_key_of_the_data_folder() throws Exception {
        Ran ran = token(environment);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.results()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n");
        assertThat(ran.errors()).isEmpty();
        SignedJWT token = SignedJWT.parse(ran.results().strip());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("tenant_id", "11111111-1111-1111-1111-111111111111")
                .containsEntry("role", "admin")
                .containsEntry("sub", "local-operator")
                .containsEntry("iss", "matcher");
        assertThat(token.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(8 * 3600));

        Path key = folder.resolve("keys/jwt.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        byte[] secret = Files.readString(key).strip().getBytes(StandardCharsets.UTF_8);
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(token.verify(new MACVerifier(secret))).isTrue();
    }

    @Test
    void says_what_it_is_told_to_say() throws Exception {
        Ran ran = token(
                environment,
                "--tenant=0198c0de-0000-7000-8000-000000000001",
                "--subject=ana",
                "--role=viewer",
                "--ttl=30m");
        SignedJWT token = SignedJWT.parse(ran.results().strip());
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("tenant_id", "0198c0de-0000-7000-8000-000000000001")
                .containsEntry("role", "viewer")
                .containsEntry("sub", "ana");
        assertThat(token.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(1800));
    }

    @Test
    void is_signed_with_the_secret_that_was_given_and_leaves_no_key_behind() throws Exception {
        Ran ran = token(Map.of(
                "MATCHER_DATA_DIR",
                folder.toString(),
                "MATCHER_JWT_SECRET",
                SECRET,
                "MATCHER_JWT_ISSUER",
                "https://issuer.example",
                "MATCHER_JWT_AUDIENCE",
                "matcher-api"));
        SignedJWT token = SignedJWT.parse(ran.results().strip());
        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("https://issuer.example");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("matcher-api");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void is_refused_where_another_issuer_makes_them() {
        Ran ran = token(Map.of(
                "MATCHER_DATA_DIR", folder.toString(),
                "MATCHER_JWKS_URL", "https://issuer.example/keys",
                "MATCHER_JWT_ISSUER", "https://issuer.example",
                "MATCHER_JWT_AUDIENCE", "matcher-api"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.results()).isEmpty();
        assertThat(ran.errors()).contains("MATCHER_JWKS_URL");
    }

    @Test
    void is_refused_with_a_secret_too_short_for_its_algorithm() {
        Ran ran = token(Map.of("MATCHER_DATA_DIR", folder.toString(), "MATCHER_JWT_SECRET", "short"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errors()).contains("has 5 bytes; HS256 needs 32").doesNotContain("short\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--role=root, --role is",
        "--tenant=me, --tenant",
        "--ttl=forever, --ttl is",
        "--ttl=0s, --ttl is",
        "--ttl=366d, --ttl is",
        "--ttl=99999999d, --ttl is",
        "--subject=, --subject is",
        "--colour=red, --colour"
    })
    void names_what_was_wrong_on_its_command_line(String argument, String named) {
        Ran ran = token(environment, argument);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.results()).isEmpty();
        assertThat(ran.errors()).contains(named);
    }
}
