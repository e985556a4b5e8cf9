package io.matcher.contexts;

import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the versions of a rule, the one that holds first. */
record ListMatchRuleVersionsResponse(
        List<MatchRuleVersionView> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /**
     * A rule as it was for a time.
     *
     * @param recordedBy who wrote it; absent where that was not kept yet
     * @param ended whether it was replaced or deleted; absent of the one that holds
     */
    @Schema(name = "MatchRuleVersion")
    record MatchRuleVersionView(
            UUID ruleId,
            int version,
            int priority,
            String type,
            Map<String, Object> config,
            @Nullable String recordedBy,
            Instant recordedAt,
            VersionEnd.@Nullable How ended,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {

        static MatchRuleVersionView of(RuleVersion version) {
            VersionEnd end = version.end();
            return new MatchRuleVersionView(
                    version.ruleId(),
                    version.version(),
                    version.priority(),
                    version.type(),
                    version.config(),
                    version.actor(),
                    version.recordedAt(),
                    end == null ? null : end.how(),
                    end == null ? null : end.by(),
                    end == null ? null : end.at());
        }
    }

    static ListMatchRuleVersionsResponse of(Page<RuleVersion> page) {
        Page<MatchRuleVersionView> shown = page.map(MatchRuleVersionView::of);
        return new ListMatchRuleVersionsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
