package io.matcher.ingestion.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which statements of a context are listed; null for any. */
record StatementFilter(
        UUID contextId,
        @Nullable UUID sourceId,
        @Nullable UUID jobId,
        @Nullable String account) {

    String condition() {
        return (sourceId == null ? "" : " and s.source_id = ?")
                + (jobId == null ? "" : " and s.job_id = ?")
                + (account == null ? "" : " and s.account = ?");
    }

    List<Object> params() {
        List<Object> params = new ArrayList<>();
        if (sourceId != null) {
            params.add(sourceId);
        }
        if (jobId != null) {
            params.add(jobId);
        }
        if (account != null) {
            params.add(account);
        }
        return params;
    }
}
