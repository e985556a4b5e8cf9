package io.matcher.platform.http.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** One request with a key on its way through: the filter makes it, the interceptor claims the key, the filter ends it. */
final class KeyedExchange {

    private static final String ATTRIBUTE = KeyedExchange.class.getName();

    final KeyedRequest request;
    final KeyedResponse response;
    private @Nullable HeldKey key;

    KeyedExchange(KeyedRequest request, KeyedResponse response) {
        this.request = request;
        this.response = response;
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable KeyedExchange of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KeyedExchange exchange ? exchange : null;
    }

    /** From here on the request holds its key; its answer is held back where it may be stored. */
    void won(HeldKey won, boolean mayBeStored) {
        key = won;
        response.setHeader(IdempotencyInterceptor.REPLAYED, "false");
        if (mayBeStored) {
            response.holdBack();
        }
    }

    @Nullable
    HeldKey key() {
        return key;
    }
}
