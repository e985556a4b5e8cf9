package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts before a run what it will read. */
@Component
class RunSizes {

    private final Contexts contexts;
    private final OpenItems openItems;
    private final RunFees fees;
    private final RunOptions options;

    RunSizes(Contexts contexts, OpenItems openItems, RunFees fees, RunOptions options) {
        this.contexts = contexts;
        this.openItems = openItems;
        this.fees = fees;
        this.options = options;
    }

    /** Open transactions on either side, and the bytes that a run over them takes. */
    record Size(long left, long right, long bytes) {

        long rows() {
            return left + right;
        }
    }

    Size of(TenantId tenant, UUID contextId) {
        return of(tenant, contextId, contexts.rules(tenant, contextId));
    }

    private Size of(TenantId tenant, UUID contextId, List<MatchRule> rules) {
        Map<UUID, Long> counts = openItems.unmatched(tenant, contextId);
        List<Source> sources = contexts.sources(tenant, contextId);
        long left = count(sources, counts, Side.LEFT);
        long right = count(sources, counts, Side.RIGHT);
        long ofFees = fees.given(tenant, contextId).isEmpty() ? 0 : MemoryEstimate.feeBytes(left + right);
        return new Size(
                left,
                right,
                MemoryEstimate.bytes(left, right, options.ofPairs(tenant), EngineRules.of(rules)) + ofFees);
    }

    /** The size of a run that fits in the memory of this service at all. */
    Outcome<Size> fitting(TenantId tenant, UUID contextId) {
        return fitting(tenant, contextId, contexts.rules(tenant, contextId));
    }

    /** The same with other rules than the context's. */
    Outcome<Size> fitting(TenantId tenant, UUID contextId, List<MatchRule> rules) {
        Size size = of(tenant, contextId, rules);
        return MemoryEstimate.fits(size.bytes(), Runtime.getRuntime().maxMemory())
                ? Outcome.done(size)
                : Outcome.refused(
                        ErrorCode.RUN_DOES_NOT_FIT,
                        "A run over " + size.left() + " and " + size.right() + " open transactions takes about "
                                + (size.bytes() >> 20) + " MiB; start the service with "
                                + MemoryEstimate.option(size.bytes()));
    }

    private static long count(List<Source> sources, Map<UUID, Long> counts, Side side) {
        return sources.stream()
                .filter(source -> source.side() == side)
                .mapToLong(source -> counts.getOrDefault(source.id(), 0L))
                .sum();
    }
}
