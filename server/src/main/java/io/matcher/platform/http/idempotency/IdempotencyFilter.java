package io.matcher.platform.http.idempotency;

import io.matcher.platform.database.CommitMark;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Wraps requests that carry a key, and writes down how they ended. Stands behind the security chain. */
@Component
@Order(100)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final int FIRST_ERROR = 400;

    private final IdempotencyKeys keys;

    IdempotencyFilter(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !IdempotencyHeader.isKeyed(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyedExchange exchange = new KeyedExchange(new KeyedRequest(request), new KeyedResponse(response));
        boolean returned = false;
        try {
            chain.doFilter(exchange.request, exchange.response);
            returned = true;
        } finally {
            CommitMark.unbind();
            end(exchange, returned && response.getStatus() < FIRST_ERROR);
        }
        exchange.response.release();
    }

    private void end(KeyedExchange exchange, boolean succeeded) throws IOException {
        HeldKey key = exchange.key();
        if (key == null) {
            return;
        }
        if (!succeeded) {
            keys.free(key);
            return;
        }
        byte[] fingerprint = exchange.request.fingerprint();
        Optional<byte[]> body = exchange.response.heldBack();
        if (body.isPresent()) {
            KeyedResponse response = exchange.response;
            keys.keep(
                    key,
                    fingerprint,
                    new KeptAnswer(
                            response.getStatus(),
                            response.getContentType(),
                            response.getHeader("Location"),
                            HexFormat.of().formatHex(body.get())));
        } else {
            keys.finishUnkept(key, fingerprint);
        }
    }
}
