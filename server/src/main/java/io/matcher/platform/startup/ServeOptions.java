package io.matcher.platform.startup;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the service is started with, from {@code MATCHER_*} variables (or the flags of the same names).
 *
 * @param port TCP port, 0 for any
 * @param bind address to listen on
 * @param dataDir folder of everything the service keeps on disk
 * @param database an external database; null for the embedded one
 * @param authEnabled whether requests need a token
 * @param publicUrl what the outside calls us; null for the address we listen on
 * @param tokens how tokens are verified
 * @param masterKeys {@code id:base64,…}, the first seals; null for a generated one
 * @param trustedProxies CIDRs whose X-Forwarded-For is believed
 * @param allowedPrivateHosts {@code host-or-cidr:port} that outbound calls may reach although private
 * @param allowLoopbackVendors whether vendors may live on 127.0.0.1, for development only
 */
public record ServeOptions(
        int port,
        String bind,
        Path dataDir,
        @Nullable ExternalDatabase database,
        boolean authEnabled,
        @Nullable URI publicUrl,
        TokenOptions tokens,
        @Nullable String masterKeys,
        List<String> trustedProxies,
        List<String> allowedPrivateHosts,
        boolean allowLoopbackVendors) {

    /** An external PostgreSQL and the two roles that enter it. */
    public record ExternalDatabase(String url, String user, String password, String ownerUser, String ownerPassword) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** How tokens are verified: a shared secret, or keys published by an issuer. All null means the local key file. */
    public record TokenOptions(
            @Nullable String secret,
            @Nullable URI jwksUrl,
            @Nullable String issuer,
            @Nullable String audience) {
        @Override
        public String toString() {
            return jwksUrl == null ? "secret" : jwksUrl.toString();
        }
    }

    /** Every variable there is; {@code MATCHER_JAVA_OPTS} belongs to the launcher script. */
    public static final Set<String> VARIABLES = Set.of(
            "MATCHER_PORT",
            "MATCHER_BIND",
            "MATCHER_DATA_DIR",
            "MATCHER_DATABASE_URL",
            "MATCHER_DATABASE_USER",
            "MATCHER_DATABASE_PASSWORD",
            "MATCHER_DATABASE_OWNER_USER",
            "MATCHER_DATABASE_OWNER_PASSWORD",
            "MATCHER_AUTH_ENABLED",
            "MATCHER_PUBLIC_URL",
            "MATCHER_JWT_SECRET",
            "MATCHER_JWKS_URL",
            "MATCHER_JWT_ISSUER",
            "MATCHER_JWT_AUDIENCE",
            "MATCHER_MASTER_KEYS",
            "MATCHER_TRUSTED_PROXIES",
            "MATCHER_ALLOWED_PRIVATE_HOSTS",
            "MATCHER_ALLOW_LOOPBACK_VENDORS",
            "MATCHER_JAVA_OPTS");

    /**
     * Reads the variables.
     *
     * @throws StartRefused when one is unknown, malformed, or two contradict each other
     */
    public static ServeOptions parse(Map<String, String> env) {
        env.keySet().stream()
                .filter(name -> name.startsWith("MATCHER_") && !VARIABLES.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused("Unknown setting " + name + "; known are "
                            + String.join(", ", VARIABLES.stream().sorted().toList()) + ".");
                });
        ServeOptions options = new ServeOptions(
                port(env.getOrDefault("MATCHER_PORT", "4018")),
                env.getOrDefault("MATCHER_BIND", "127.0.0.1"),
                Path.of(env.getOrDefault("MATCHER_DATA_DIR", ".matcher"))
                        .toAbsolutePath()
                        .normalize(),
                external(env),
                flag(env, "MATCHER_AUTH_ENABLED", true),
                uri(env, "MATCHER_PUBLIC_URL"),
                new TokenOptions(
                        env.get("MATCHER_JWT_SECRET"),
                        uri(env, "MATCHER_JWKS_URL"),
                        env.get("MATCHER_JWT_ISSUER"),
                        env.get("MATCHER_JWT_AUDIENCE")),
                env.get("MATCHER_MASTER_KEYS"),
                list(env, "MATCHER_TRUSTED_PROXIES"),
                list(env, "MATCHER_ALLOWED_PRIVATE_HOSTS"),
                flag(env, "MATCHER_ALLOW_LOOPBACK_VENDORS", false));
        options.verify();
        return options;
    }

    private void verify() {
        if (!authEnabled && !loopback()) {
            throw new StartRefused(
                    "Without authentication the service listens on the loopback address only; MATCHER_BIND is " + bind
                            + ".");
        }
        if (masterKeys == null && (database != null || !loopback())) {
            throw new StartRefused(
                    "MATCHER_MASTER_KEYS must be given with an external database or a bind address other than loopback.");
        }
        if (tokens.jwksUrl() != null && tokens.secret() != null) {
            throw new StartRefused("MATCHER_JWKS_URL and MATCHER_JWT_SECRET exclude each other.");
        }
        if (tokens.jwksUrl() != null && (tokens.issuer() == null || tokens.audience() == null)) {
            throw new StartRefused("MATCHER_JWKS_URL needs MATCHER_JWT_ISSUER and MATCHER_JWT_AUDIENCE.");
        }
    }

    /** Whether only this machine can reach the service. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new StartRefused("MATCHER_BIND is not an address: " + bind + ".", unknown);
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartRefused("MATCHER_PORT is not a port: " + text + ".", notANumber);
        }
        throw new StartRefused("MATCHER_PORT is not a port: " + text + ".");
    }

    private static boolean flag(Map<String, String> env, String name, boolean otherwise) {
        String text = env.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartRefused(name + " is true or false, not " + text + ".");
        };
    }

    private static @Nullable URI uri(Map<String, String> env, String name) {
        String text = env.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException malformed) {
            throw new StartRefused(name + " is not a URL.", malformed);
        }
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new StartRefused(name + " is not an http or https URL.");
        }
        return uri;
    }

    private static List<String> list(Map<String, String> env, String name) {
        return Arrays.stream(env.getOrDefault(name, "").split(",", -1))
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static @Nullable ExternalDatabase external(Map<String, String> env) {
        String url = env.get("MATCHER_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused("MATCHER_DATABASE_URL is a JDBC URL that begins with jdbc:postgresql:.");
        }
        return new ExternalDatabase(
                url,
                required(env, "MATCHER_DATABASE_USER"),
                required(env, "MATCHER_DATABASE_PASSWORD"),
                required(env, "MATCHER_DATABASE_OWNER_USER"),
                required(env, "MATCHER_DATABASE_OWNER_PASSWORD"));
    }

    private static String required(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new StartRefused(name + " must be given together with MATCHER_DATABASE_URL.");
        }
        return value;
    }
}
