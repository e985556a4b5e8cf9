package io.matcher.discovery.midaz;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.contexts.SourceChanged;
import io.matcher.discovery.pull.Pulls;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A source that is bound, or asks for something else than before, lets its ledger be read from the start: it may look back further or
 * want metadata that nobody wanted yet. Within the transaction that changes the source.
 */
@Component
class MidazTriggers {

    private final Contexts contexts;
    private final MidazStore store;
    private final Pulls pulls;

    MidazTriggers(Contexts contexts, MidazStore store, Pulls pulls) {
        this.contexts = contexts;
        this.store = store;
        this.pulls = pulls;
    }

    @EventListener
    void changed(SourceChanged event) {
        contexts.source(event.tenant(), event.contextId(), event.sourceId())
                .filter(source -> source.connectionId() != null)
                .ifPresent(source -> readAnew(event, source));
    }

    private void readAnew(SourceChanged event, Source source) {
        MidazSource asked = MidazSource.read(source.config(), new ConfigReader.Problems());
        if (asked != null
                && source.connectionId() != null
                && source.config().has(MidazSource.CONNECTION)
                && store.find(event.tenant(), source.connectionId()).isPresent()) {
            pulls.afresh(event.tenant(), source.connectionId(), asked.ledger().key());
        }
    }
}
