package io.matcher.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers that every answer carries, so that a browser does nothing with it that we did not mean. */
public final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-XSS-Protection",
            "1; mode=block",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Cross-Origin-Embedder-Policy",
            "require-corp",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "geolocation=(), microphone=(), camera=()",
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'self'; frame-ancestors 'none'");

    private SecurityHeaders() {}

    public static void apply(HttpServletResponse response) {
        ALWAYS.forEach(response::setHeader);
    }
}
