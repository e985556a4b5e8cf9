/**
 * A request that is sent twice under one {@code Idempotency-Key} runs once.
 *
 * <p>{@code IdempotencyFilter} wraps the request and its answer, {@code IdempotencyInterceptor} claims the key once the caller's
 * permission is checked, {@code IdempotencyKeys} and {@code KeyStore} keep what became of it. A body is compared by its SHA-256:
 * a plain one is read whole first (it is bounded), a multipart one is digested while the handler reads it, with its boundary left out,
 * because clients choose a new boundary each time.
 */
@NullMarked
package io.matcher.platform.http.idempotency;

import org.jspecify.annotations.NullMarked;
