package io.matcher.discovery.pull;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.ingestion.IncomingTransaction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a source asks of its aggregator connection, and how a record becomes its transaction.
 *
 * @param accounts the accounts it takes; empty for all
 * @param zone the zone in which its days begin, where the source says so; else the bank's own
 */
record SourceBinding(
        Source source, Optional<Collection<String>> accounts, Optional<ZoneId> zone, Overlay overlay, JsonMapper json)
        implements Feeding {

    static SourceBinding of(Source source, Optional<FieldMap> fieldMap, JsonMapper json) {
        return new SourceBinding(
                source,
                accounts(source.config().path("accountIds")),
                zone(source.config().path("timeZone")),
                Overlay.of(fieldMap),
                json);
    }

    @Override
    public String digest() {
        List<String> sorted = new ArrayList<>(accounts.orElse(List.of()));
        sorted.sort(null);
        return Digest.of(source.connectionId() + "|" + accounts.isPresent() + sorted + "|" + zone + "|"
                + new TreeMap<>(overlay.columns()));
    }

    @Override
    public void translate(String externalId, String record, Rows rows) {
        rows.present(incoming(externalId, json.readValue(record, MirrorRecord.class)));
    }

    @Override
    public void gone(String externalId, Rows rows) {
        rows.absent(externalId);
    }

    private IncomingTransaction incoming(String externalId, MirrorRecord record) {
        return new IncomingTransaction(
                externalId,
                record.amount(),
                record.currency(),
                bookingDate(record),
                record.valueDate(),
                record.occurredAt(),
                overlay.text("description", record.metadata(), record.description()),
                overlay.text("reference", record.metadata(), record.reference()),
                json.writeValueAsString(record.metadata()),
                record.pending());
    }

    private LocalDate bookingDate(MirrorRecord record) {
        return record.datedAt() == null || zone.isEmpty()
                ? record.bookingDate()
                : record.datedAt().atZone(zone.get()).toLocalDate();
    }

    private static Optional<Collection<String>> accounts(JsonNode ids) {
        if (!ids.isArray() || ids.isEmpty()) {
            return Optional.empty();
        }
        List<String> accounts = new ArrayList<>();
        ids.forEach(id -> accounts.add(id.asString()));
        return Optional.of(accounts);
    }

    private static Optional<ZoneId> zone(JsonNode zone) {
        if (!zone.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(zone.stringValue()));
        } catch (DateTimeException unknown) {
            return Optional.empty(); // checked when it was written; the bank's zone is right more often than UTC
        }
    }
}
