package io.matcher.discovery.pull;

import io.matcher.contexts.FieldMap;
import io.matcher.contexts.Source;
import io.matcher.ingestion.IncomingTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a source asks of its connection, and how a record of the mirror becomes its transactions. */
public interface Feeding {

    /** The accounts of the mirror that it takes; empty for all. */
    Optional<Collection<String>> accounts();

    /** How many records are handed over at once: what they hold is in memory together. */
    default int batch() {
        return 2_000;
    }

    /** 64 hexadecimal digits. Others mean that the source wants something else than before, and is fed from the start. */
    String digest();

    /**
     * Makes transactions of a record.
     *
     * @param record the {@link KeptRecord} as JSON
     */
    void translate(String externalId, String record, Rows rows);

    /** Notes that the record is gone at the provider. */
    void gone(String externalId, Rows rows);

    /** Reads what the sources of one kind of connection ask for. */
    interface Reader {

        /** Empty when the source takes another kind of connection. Called within a transaction of the tenant. */
        Optional<Feeding> of(io.matcher.platform.tenancy.TenantId tenant, Source source, Optional<FieldMap> fieldMap);
    }

    /** What is there now, and the external ids of what is there no more, to be handed over together. */
    final class Rows {

        private final List<IncomingTransaction> present = new ArrayList<>();
        private final List<String> absent = new ArrayList<>();

        public void present(IncomingTransaction row) {
            present.add(row);
        }

        public void absent(String externalId) {
            absent.add(externalId);
        }

        List<IncomingTransaction> present() {
            return present;
        }

        List<String> absent() {
            return absent;
        }
    }
}
