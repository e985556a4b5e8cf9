package io.matcher.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the operation whose answer shows a secret for the only time. The answer is neither buffered nor stored under an idempotency
 * key; a replay of that key is refused with {@code MTCH-0021}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecretResponse {}
