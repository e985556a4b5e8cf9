package io.matcher.contexts;

import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the versions of a field map, the one that holds first. */
record ListFieldMapVersionsResponse(
        List<FieldMapVersionView> items,
        int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /**
     * A field map as it was for a time.
     *
     * @param recordedBy who wrote it; absent where that was not kept yet
     * @param ended whether it was replaced or deleted; absent of the one that holds
     */
    @Schema(name = "FieldMapVersion")
    record FieldMapVersionView(
            UUID fieldMapId,
            UUID sourceId,
            int version,
            Map<String, Object> mapping,
            @Nullable String recordedBy,
            Instant recordedAt,
            VersionEnd.@Nullable How ended,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {

        static FieldMapVersionView of(FieldMapVersion version) {
            VersionEnd end = version.end();
            return new FieldMapVersionView(
                    version.fieldMapId(),
                    version.sourceId(),
                    version.version(),
                    version.mapping(),
                    version.actor(),
                    version.recordedAt(),
                    end == null ? null : end.how(),
                    end == null ? null : end.by(),
                    end == null ? null : end.at());
        }
    }

    static ListFieldMapVersionsResponse of(Page<FieldMapVersion> page) {
        Page<FieldMapVersionView> shown = page.map(FieldMapVersionView::of);
        return new ListFieldMapVersionsResponse(
                shown.items(), shown.limit(), shown.hasMore(), shown.nextCursor(), shown.prevCursor());
    }
}
