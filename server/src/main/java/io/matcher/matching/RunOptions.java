package io.matcher.matching;

import io.matcher.engine.MatchOptions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

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
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return MatchOptions.defaults()
                .withConfirmMargin(Math.toIntExact(settings.number(tenant, CONFIRM_MARGIN)))
                .withThreads(threads);
    }
}
