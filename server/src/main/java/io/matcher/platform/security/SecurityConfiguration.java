package io.matcher.platform.security;

import io.matcher.platform.http.Problems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.Tenants;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Who gets past the door. What they may do inside is decided by {@link PermissionInterceptor}, before anything is looked up. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {"/health", "/readyz", "/version", "/openapi.json", "/docs", "/docs/**"};
    private static final Duration CORS_MAX_AGE = Duration.ofMinutes(10);
    private static final String[] PROVED_OTHERWISE = {"/v1/discovery/webhooks/{provider}/{webhookToken}"};

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, ServeOptions options, JwtDecoder decoder, Problems problems, Tenants tenants)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(request, response, refusal(request.getHeader("Authorization") != null));
        };
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(Customizer.withDefaults())
                .headers(headers -> headers.defaultsDisabled()
                        .cacheControl(Customizer.withDefaults())
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(true)
                                .preload(true)
                                .requestMatcher(request -> request.isSecure() || isPublishedSecurely(options))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, PROVED_OTHERWISE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(
                                (request, response, denied) -> problems.write(request, response, denied(denied))));
        if (options.authEnabled()) {
            http.oauth2ResourceServer(
                    server -> server.authenticationEntryPoint(unauthenticated).jwt(jwt -> jwt.decoder(decoder)
                            .jwtAuthenticationConverter(token -> authenticate(token, tenants))));
        } else {
            http.addFilterBefore(new AuthenticationOff(options, problems, tenants), AuthorizationFilter.class);
        }
        return http.build();
    }

    /** A request that the firewall refuses is answered as every other, and its path is repeated nowhere. */
    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, rejection) -> problems.write(
                request,
                response,
                Refusal.of(ErrorCode.INVALID_REQUEST, "The path or a header holds what is not permitted there"));
    }

    /** Pages of other origins may call only where an operator listed them. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(Settings settings) {
        return request -> {
            List<String> origins = settings.list("cors.allowed_origins");
            if (origins.isEmpty()) {
                return null;
            }
            CorsConfiguration cors = new CorsConfiguration();
            cors.setAllowedOrigins(origins);
            cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(
                    List.of("Authorization", "Content-Type", "Idempotency-Key", "X-Idempotency-Key", "X-Request-ID"));
            cors.setExposedHeaders(List.of("X-Request-ID", "X-Idempotency-Replayed", "Location", "Retry-After"));
            cors.setMaxAge(CORS_MAX_AGE);
            return cors;
        };
    }

    private static boolean isPublishedSecurely(ServeOptions options) {
        URI url = options.publicUrl();
        return url != null && "https".equals(url.getScheme());
    }

    /** Keeps Spring Boot from making up a user with a password. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new BadCredentialsException("There are no passwords here");
        };
    }

    private static CallerAuthentication authenticate(Jwt token, Tenants tenants) {
        Caller caller = Claims.caller(token).orElseThrow(() -> new AccessDeniedException("tenant claim required"));
        tenants.welcome(caller.tenant());
        return new CallerAuthentication(caller);
    }

    private static Refusal refusal(boolean tokenGiven) {
        return Refusal.of(
                ErrorCode.UNAUTHENTICATED, tokenGiven ? "The bearer token is not valid" : "A bearer token is required");
    }

    private static Refusal denied(AccessDeniedException denied) {
        return Refusal.of(
                ErrorCode.FORBIDDEN,
                "tenant claim required".equals(denied.getMessage())
                        ? "The token names no tenant: claim tenant_id is required"
                        : "This is not permitted");
    }
}
