package io.matcher.platform.http.idempotency;

import io.matcher.platform.http.Problems;
import io.matcher.platform.http.SecretResponse;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.security.PermissionInterceptor;
import io.matcher.platform.tenancy.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Takes the key of a request before its handler runs, once it is known that the caller may call it; otherwise answers in its place. */
@Component
class IdempotencyInterceptor implements HandlerInterceptor {

    static final String REPLAYED = "X-Idempotency-Replayed";
    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyInterceptor.class);

    private final IdempotencyKeys keys;
    private final Problems problems;

    IdempotencyInterceptor(IdempotencyKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        KeyedExchange exchange = KeyedExchange.of(request);
        Optional<Caller> caller = PermissionInterceptor.caller();
        if (exchange == null || exchange.key() != null || caller.isEmpty()) {
            return true;
        }
        return switch (IdempotencyHeader.key(exchange.request)) {
            case Outcome.Refused<String>(Refusal refusal) -> refuse(exchange, refusal);
            case Outcome.Done<String>(String key) -> proceed(exchange, handler, caller.get(), key);
        };
    }

    private boolean proceed(KeyedExchange exchange, Object handler, Caller caller, String key) throws IOException {
        byte[] scope = IdempotencyHeader.scope(exchange.request, caller.subject(), key);
        Optional<byte[]> fingerprint = exchange.request.fingerprintBefore();
        IdempotencyKeys.Claim claim;
        try {
            claim = keys.claim(caller.tenant(), scope, fingerprint.orElse(null));
        } catch (DataAccessException | TransactionException outage) {
            LOG.error("An idempotency key could not be claimed", outage);
            return refuse(
                    exchange,
                    Refusal.of(
                            ErrorCode.IDEMPOTENCY_FAILURE,
                            "The idempotency key could not be checked, so the request was not carried out"));
        }
        return switch (claim) {
            case IdempotencyKeys.Claim.Won(HeldKey held) -> {
                exchange.won(held, !showsSecret(handler));
                keys.mark(held).bind();
                yield true;
            }
            case IdempotencyKeys.Claim.Taken(KeyStore.Known known) -> answer(exchange, known);
        };
    }

    private static boolean showsSecret(Object handler) {
        return handler instanceof HandlerMethod method && method.hasMethodAnnotation(SecretResponse.class);
    }

    private boolean answer(KeyedExchange exchange, KeyStore.Known known) throws IOException {
        if (known.fingerprint() != null
                && !known.fingerprint().equals(HexFormat.of().formatHex(exchange.request.fingerprint()))) {
            return refuse(
                    exchange,
                    Refusal.of(
                            ErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "This idempotency key was used for this operation with another body"));
        }
        if (known.state().equals("RUNNING")) {
            return refuse(
                    exchange,
                    Refusal.of(
                            ErrorCode.REQUEST_IN_PROGRESS,
                            "A request with this idempotency key is still being carried out"));
        }
        return known.answer() == null
                ? refuse(
                        exchange,
                        Refusal.of(
                                ErrorCode.SECRET_NOT_REPLAYABLE,
                                "This request was carried out; its answer was shown once and is not kept"))
                : replay(exchange.response, known.answer());
    }

    private static boolean replay(KeyedResponse response, KeptAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        response.getOutputStream().write(HexFormat.of().parseHex(answer.bodyHex()));
        return false;
    }

    private boolean refuse(KeyedExchange exchange, Refusal refusal) throws IOException {
        problems.write(exchange.request, exchange.response, refusal);
        return false;
    }
}
