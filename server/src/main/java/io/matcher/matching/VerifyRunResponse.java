package io.matcher.matching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run, done again from what it decided from, comes to the same.
 *
 * @param equal whether it does, to the byte
 * @param digest what the run came to then
 * @param recomputed what it comes to now; absent where it can not be done again
 * @param reason why it can not be done again, or why it may differ
 * @param engine the engine's version then
 * @param currentEngine the engine's version now
 */
record VerifyRunResponse(
        UUID runId,
        boolean equal,
        String digest,
        @Nullable String recomputed,
        @Nullable String reason,
        String engine,
        String currentEngine,
        int candidatesLeft,
        int candidatesRight) {}
