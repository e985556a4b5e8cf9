package io.matcher.matching;

import io.matcher.contexts.ReconciliationContext;
import io.matcher.engine.Cardinality;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.SumLimits;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The options of a tenant's runs. */
@Component
class RunOptions {

    private static final int MOST_THREADS = 8;

    private final Settings settings;

    RunOptions(Settings settings) {
        this.settings = settings;
    }

    /** Of runs that put together pairs. */
    MatchOptions ofPairs(TenantId tenant) {
        return MatchOptions.defaults()
                .withConfirmMargin(Math.max(1, whole(tenant, "matching.confirm_margin")))
                .withThreads(threads());
    }

    /** Of runs of a context. */
    MatchOptions of(ReconciliationContext context, TenantId tenant) {
        return ofPairs(tenant)
                .withCardinality(cardinality(context.type()))
                .withSums(new SumLimits(
                        whole(tenant, "matching.sum_candidates"),
                        settings.number(tenant, "matching.sum_target_work"),
                        settings.number(tenant, "matching.sum_run_work"),
                        whole(tenant, "matching.sum_confirm_odds")));
    }

    private int whole(TenantId tenant, String key) {
        return Math.toIntExact(settings.number(tenant, key));
    }

    private static Cardinality cardinality(String type) {
        return switch (type) {
            case "1:1" -> Cardinality.ONE_TO_ONE;
            case "1:N" -> Cardinality.ONE_TO_MANY;
            default -> Cardinality.MANY_TO_MANY;
        };
    }

    /** What of the options the digest of a run depends on, to be kept with it; its calendar, which may be long, is kept with its rows. */
    static Map<String, Object> kept(MatchOptions options) {
        return Map.of(
                "confirmMargin", options.confirmMargin(),
                "maxBlockPairs", options.maxBlockPairs(),
                "maxPairs", options.maxPairs(),
                "cardinality", options.cardinality(),
                "sumCandidates", options.sums().maxCandidates(),
                "sumTargetWork", options.sums().maxTargetWork(),
                "sumRunWork", options.sums().maxRunWork(),
                "sumConfirmOdds", options.sums().confirmOdds());
    }

    /** The options that were kept. */
    static MatchOptions restored(JsonNode kept) {
        return MatchOptions.defaults()
                .withConfirmMargin(kept.required("confirmMargin").intValue())
                .withMaxBlockPairs(kept.required("maxBlockPairs").longValue())
                .withMaxPairs(kept.required("maxPairs").longValue())
                .withCardinality(
                        Cardinality.valueOf(kept.required("cardinality").asString()))
                .withSums(new SumLimits(
                        kept.required("sumCandidates").intValue(),
                        kept.required("sumTargetWork").longValue(),
                        kept.required("sumRunWork").longValue(),
                        kept.required("sumConfirmOdds").intValue()))
                .withThreads(threads());
    }

    private static int threads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
}
