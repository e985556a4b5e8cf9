package io.matcher.discovery.pull;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.ingestion.IncomingTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a source asks of its connection, and how a record becomes its transaction.
 *
 * @param accounts the accounts it takes; empty for all
 * @param zone the zone in which its days begin, where the source says so; else the bank's own
 * @param overlay canonical names and the metadata that takes their place, from the source's field map
 */
record SourceBinding(
        Source source, Optional<Collection<String>> accounts, Optional<ZoneId> zone, Map<String, String> overlay) {

    /** What a field map may put in the place of what the vendor's record says; the rest of the built-in map stands. */
    private static final List<String> REPLACEABLE = List.of("description", "reference");

    static SourceBinding of(Source source, Optional<FieldMap> fieldMap) {
        return new SourceBinding(
                source,
                accounts(source.config().path("accountIds")),
                zone(source.config().path("timeZone")),
                fieldMap.map(SourceBinding::overlay).orElse(Map.of()));
    }

    /** Another digest means that the source wants something else than before, and is fed from the start. */
    String digest() {
        List<String> sorted = new ArrayList<>(accounts.orElse(List.of()));
        sorted.sort(null);
        String text = source.connectionId() + "|" + accounts.isPresent() + sorted + "|" + zone + "|"
                + new java.util.TreeMap<>(overlay);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    IncomingTransaction incoming(String externalId, MirrorRecord record, JsonMapper json) {
        return new IncomingTransaction(
                externalId,
                record.amount(),
                record.currency(),
                bookingDate(record),
                record.valueDate(),
                record.occurredAt(),
                overlaid("description", record, record.description()),
                overlaid("reference", record, record.reference()),
                json.writeValueAsString(record.metadata()),
                record.pending());
    }

    private LocalDate bookingDate(MirrorRecord record) {
        return record.datedAt() == null || zone.isEmpty()
                ? record.bookingDate()
                : record.datedAt().atZone(zone.get()).toLocalDate();
    }

    private @Nullable String overlaid(String name, MirrorRecord record, @Nullable String otherwise) {
        String metadata = overlay.get(name);
        return metadata == null ? otherwise : record.metadata().getOrDefault(metadata, otherwise);
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

    private static Map<String, String> overlay(FieldMap fieldMap) {
        Map<String, String> overlay = new java.util.HashMap<>();
        for (String name : REPLACEABLE) {
            if (fieldMap.mapping().get(name) instanceof String column) {
                overlay.put(name, column);
            }
        }
        return Map.copyOf(overlay);
    }
}
