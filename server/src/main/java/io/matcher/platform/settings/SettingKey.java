package io.matcher.platform.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting there is.
 *
 * @param name as clients write it, such as {@code rate_limit.max}
 * @param scope whose setting it is
 * @param type which values it takes
 * @param otherwise the value while none is stored; null for none
 * @param secret whether it is sealed when stored and never shown again
 * @param description what it does, with its unit
 */
public record SettingKey(
        String name,
        Scope scope,
        SettingType type,
        @Nullable Object otherwise,
        boolean secret,
        String description) {

    /** Whose a setting is, and thereby who may read and write it. */
    public enum Scope {
        /** Of the whole service: takes {@code system:admin}. */
        PLATFORM,
        /** Of the caller's tenant: takes {@code system:tenant}. */
        TENANT
    }

    public SettingKey {
        if (secret && (scope == Scope.PLATFORM || otherwise != null)) {
            throw new IllegalArgumentException("A secret belongs to a tenant and has no default: " + name);
        }
    }

    Optional<Object> fallback() {
        return Optional.ofNullable(otherwise);
    }
}
