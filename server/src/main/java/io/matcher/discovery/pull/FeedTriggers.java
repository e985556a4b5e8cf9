package io.matcher.discovery.pull;

import io.matcher.contexts.ContextActivated;
import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.contexts.SourceChanged;
import io.matcher.platform.tenancy.TenantId;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets what waited in the mirror flow on when a context becomes active or a source is bound, within the transaction that does so. */
@Component
class FeedTriggers {

    private final Contexts contexts;
    private final FeedQueue feeds;

    FeedTriggers(Contexts contexts, FeedQueue feeds) {
        this.contexts = contexts;
        this.feeds = feeds;
    }

    @EventListener
    void activated(ContextActivated event) {
        feed(event.tenant(), contexts.sources(event.tenant(), event.contextId()).stream());
    }

    @EventListener
    void changed(SourceChanged event) {
        feed(event.tenant(), contexts.source(event.tenant(), event.contextId(), event.sourceId()).stream());
    }

    private void feed(TenantId tenant, Stream<Source> sources) {
        sources.map(Source::connectionId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .forEach(connection -> feeds.enqueue(tenant, connection));
    }
}
