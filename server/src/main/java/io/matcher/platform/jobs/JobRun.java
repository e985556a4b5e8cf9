package io.matcher.platform.jobs;

import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One run of a job.
 *
 * @param payload what was enqueued
 * @param attempt 1 for the first run
 * @param stopping whether the work should stop at its next step: cancelled, lease lost, or the service is shutting down
 * @param progress stores figures that the API shows while the job runs
 */
public record JobRun(
        UUID id,
        TenantId tenant,
        JsonNode payload,
        int attempt,
        BooleanSupplier stopping,
        Consumer<Map<String, ?>> progress) {

    /** A UUID of the payload. */
    public UUID uuid(String member) {
        return UUID.fromString(payload.required(member).stringValue());
    }
}
