package io.matcher.matching;

import io.matcher.engine.MatchOptions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The options of a tenant's runs. */
@Component
class RunOptions {

    private static final String CONFIRM_MARGIN = "matching.confirm_margin";
    private static final int MOST_THREADS = 8;

    private final Settings settings;

    RunOptions(Settings settings) {
        this.settings = settings;
    }

    MatchOptions of(TenantId tenant) {
        return MatchOptions.defaults()
                .withConfirmMargin(Math.max(1, Math.toIntExact(settings.number(tenant, CONFIRM_MARGIN))))
                .withThreads(threads());
    }

    /** What of the options the digest of a run depends on, to be kept with it. */
    static Map<String, Object> kept(MatchOptions options) {
        return Map.of(
                "confirmMargin", options.confirmMargin(),
                "maxBlockPairs", options.maxBlockPairs(),
                "maxPairs", options.maxPairs());
    }

    /** The options that were kept. */
    static MatchOptions restored(JsonNode kept) {
        return MatchOptions.defaults()
                .withConfirmMargin(kept.required("confirmMargin").intValue())
                .withMaxBlockPairs(kept.required("maxBlockPairs").longValue())
                .withMaxPairs(kept.required("maxPairs").longValue())
                .withThreads(threads());
    }

    private static int threads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
}
