package io.matcher.discovery.midaz;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.discovery.pull.Digest;
import io.matcher.discovery.pull.Feeding;
import io.matcher.discovery.pull.Overlay;
import io.matcher.ingestion.IncomingTransaction;
import io.matcher.platform.tenancy.TenantId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A source's rows are at any time what its config makes of the mirror: what a transaction no longer is, or never was to this source, is
 * set aside with what it is now.
 *
 * @param zone in which its days begin
 * @param currencies the codes that the tenant takes beside those of ISO 4217
 */
record MidazFeeding(
        Source source, MidazSource asked, ZoneId zone, Overlay overlay, Set<String> currencies, JsonMapper json)
        implements Feeding {

    private static final int BATCH = 250;

    @Override
    public Optional<Collection<String>> accounts() {
        return Optional.of(List.of(asked.ledger().key()));
    }

    /** A transaction may have hundreds of operations. */
    @Override
    public int batch() {
        return BATCH;
    }

    /** What counts as a currency is left out: a code that is withdrawn later takes nothing away that was taken before. */
    @Override
    public String digest() {
        return Digest.of(
                source.connectionId() + "|" + asked.canonical() + "|" + zone + "|" + new TreeMap<>(overlay.columns()));
    }

    @Override
    public void translate(String externalId, String record, Rows rows) {
        LedgerTransaction transaction = json.readValue(record, LedgerTransaction.class);
        Movements movements = Movements.of(externalId, transaction, asked, currencies);
        movements.rows().forEach(movement -> rows.present(incoming(movement)));
        movements.absent().forEach(rows::absent);
    }

    /** Nothing that a ledger booked ever goes; what is deleted says so in its record. */
    @Override
    public void gone(String externalId, Rows rows) {
        rows.absent(externalId);
    }

    private IncomingTransaction incoming(Movement movement) {
        return new IncomingTransaction(
                movement.externalId(),
                movement.amount(),
                movement.currency(),
                movement.at().atZone(zone).toLocalDate(),
                null,
                movement.at(),
                overlay.text("description", movement.metadata(), movement.description()),
                overlay.text("reference", movement.metadata(), movement.reference()),
                json.writeValueAsString(movement.metadata()),
                movement.pending());
    }

    /** Reads the config of sources that take a ledger. */
    @Component
    static class OfSources implements Feeding.Reader {

        private final Currencies currencies;
        private final JsonMapper json;

        OfSources(Currencies currencies, JsonMapper json) {
            this.currencies = currencies;
            this.json = json;
        }

        @Override
        public Optional<Feeding> of(TenantId tenant, Source source, Optional<FieldMap> fieldMap) {
            if (!source.config().has(MidazSource.CONNECTION)) {
                return Optional.empty();
            }
            return Optional.ofNullable(MidazSource.read(source.config(), new ConfigReader.Problems()))
                    .map(asked -> new MidazFeeding(
                            source,
                            asked,
                            zone(source.config().path("timeZone")),
                            Overlay.of(fieldMap),
                            currencies.extra(tenant),
                            json));
        }

        private static ZoneId zone(JsonNode zone) {
            try {
                return zone.isString() ? ZoneId.of(zone.stringValue()) : ZoneOffset.UTC;
            } catch (DateTimeException unknown) {
                return ZoneOffset.UTC; // checked when it was written
            }
        }
    }
}
