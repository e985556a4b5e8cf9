package io.matcher.platform.http.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given again.
 *
 * @param bodyHex its bytes in hexadecimal; empty for none
 */
record KeptAnswer(
        int status, @Nullable String contentType, @Nullable String location, String bodyHex) {}
