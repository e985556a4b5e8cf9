package io.matcher.ingestion.statements;

import java.util.UUID;

/**
 * The file that statements were read from.
 *
 * @param digest SHA-256 of its bytes, in hex
 */
public record ReadFile(UUID contextId, UUID sourceId, UUID jobId, String digest) {}
