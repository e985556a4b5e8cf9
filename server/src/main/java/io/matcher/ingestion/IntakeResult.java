package io.matcher.ingestion;

import java.util.UUID;

/**
 * What became of what was taken in.
 *
 * @param jobId the ingestion job under which it is listed
 * @param inserted transactions that were not known
 * @param amended transactions that have a new version
 * @param unchanged transactions that were known as they are
 * @param deleted transactions that have a tombstone now
 */
public record IntakeResult(UUID jobId, long inserted, long amended, long unchanged, long deleted) {}
