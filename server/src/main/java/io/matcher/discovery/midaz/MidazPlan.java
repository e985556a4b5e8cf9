package io.matcher.discovery.midaz;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What is to be read over a connection: what its sources ask for together.
 *
 * @param connection where
 * @param ledgers by their key
 * @param currencies the codes that the tenant takes beside those of ISO 4217
 */
record MidazPlan(MidazConnection connection, Map<String, Wanted> ledgers, Set<String> currencies) {

    /** A ledger, and the sources that ask for it; at least one. */
    record Wanted(LedgerRef ledger, List<MidazSource> sources) {

        int lookbackDays() {
            return most(MidazSource::lookbackDays);
        }

        int rescanDays() {
            return most(MidazSource::rescanDays);
        }

        int safetyLagSeconds() {
            return most(MidazSource::safetyLagSeconds);
        }

        /** The metadata that any of them asks for. */
        Set<String> metadataKeys() {
            Set<String> keys = new LinkedHashSet<>();
            sources.forEach(source -> keys.addAll(source.metadataKeys()));
            return keys;
        }

        /** Whether any of them chooses accounts by their type. */
        boolean asksForTypes() {
            return sources.stream().anyMatch(source -> !source.filter().types().isEmpty());
        }

        private int most(ToIntFunction<MidazSource> figure) {
            return sources.stream().mapToInt(figure).max().orElse(0);
        }
    }

    static MidazPlan of(MidazConnection connection, List<MidazSource> sources, Set<String> currencies) {
        Map<String, List<MidazSource>> byLedger = new LinkedHashMap<>();
        sources.forEach(source -> byLedger.computeIfAbsent(source.ledger().key(), key -> new java.util.ArrayList<>())
                .add(source));
        Map<String, Wanted> ledgers = new LinkedHashMap<>();
        byLedger.forEach((key, of) -> ledgers.put(key, new Wanted(of.getFirst().ledger(), List.copyOf(of))));
        return new MidazPlan(connection, ledgers, currencies);
    }

    Optional<Wanted> ledger(String key) {
        return Optional.ofNullable(ledgers.get(key));
    }
}
