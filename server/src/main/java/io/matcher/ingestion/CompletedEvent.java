package io.matcher.ingestion;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the outbox tells of a completed ingestion job. */
final class CompletedEvent {

    private CompletedEvent() {}

    static Map<String, ?> payload(MergeStore.Target target, Merged merged, long failedRows, Instant completedAt) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("jobId", target.jobId());
        payload.put("contextId", target.contextId());
        payload.put("sourceId", target.sourceId());
        payload.put("transactionCount", merged.inserted() + merged.amended());
        payload.put("totalRows", merged.rows() + failedRows);
        payload.put("failedRows", failedRows);
        payload.put("duplicateRows", merged.duplicates());
        payload.put("amendedRows", merged.amended());
        if (merged.from() != null && merged.until() != null) {
            payload.put("dateRangeStart", merged.from());
            payload.put("dateRangeEnd", merged.until());
        }
        payload.put("completedAt", completedAt);
        return payload;
    }
}
