package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads transactions for the mirror. One that a source asks for and can not have is refused with the reason, and never in silence. */
@Component
class MidazRecords {

    private final AccountTypes types;

    MidazRecords(AccountTypes types) {
        this.types = types;
    }

    List<VendorRecord> read(
            Connection connection, MidazPlan plan, MidazPlan.Wanted wanted, Iterable<JsonNode> transactions)
            throws VendorException {
        MidazReader reader = new MidazReader(wanted.metadataKeys());
        List<VendorRecord> records = new ArrayList<>();
        for (JsonNode transaction : transactions) {
            Optional<String> id = VendorFields.id(transaction, "id");
            Optional<Instant> createdAt = VendorFields.instant(transaction, "createdAt");
            records.add(new VendorRecord(
                    id, wanted.ledger().key(), createdAt, read(connection, plan, wanted, reader, id, transaction)));
        }
        return records;
    }

    private VendorRecord.Reading read(
            Connection connection,
            MidazPlan plan,
            MidazPlan.Wanted wanted,
            MidazReader reader,
            Optional<String> id,
            JsonNode json)
            throws VendorException {
        unlessForeign(wanted.ledger(), json);
        LedgerTransaction transaction;
        try {
            transaction = reader.read(json);
        } catch (MidazReader.Unreadable unreadable) {
            return new VendorRecord.Refused(unreadable.reason());
        }
        LedgerTransaction complete = wanted.asksForTypes()
                ? types.complete(connection, plan.connection(), wanted.ledger(), transaction)
                : transaction;
        return wanted.sources().stream()
                .map(source -> Movements.of(id.orElse(""), complete, source, plan.currencies()))
                .flatMap(movements -> Optional.ofNullable(movements.problem()).stream())
                .<VendorRecord.Reading>map(VendorRecord.Refused::new)
                .findFirst()
                .orElseGet(() -> new VendorRecord.Understood(complete));
    }

    /** What a ledger lists must be its own. */
    private static void unlessForeign(LedgerRef ledger, JsonNode json) throws VendorException {
        Optional<String> of = VendorFields.id(json, "ledgerId");
        if (of.isPresent() && !of.get().equalsIgnoreCase(ledger.ledger().toString())) {
            throw new VendorException("foreign_ledger", new VendorException.Stop(true));
        }
    }
}
