package io.matcher.discovery.midaz;

import io.matcher.contexts.Contexts;
import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.platform.database.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Works out, whenever it is asked, what is to be read over a connection now. */
@Component
class MidazPlans {

    private final MidazStore store;
    private final Contexts contexts;
    private final Currencies currencies;
    private final Transactions transactions;

    MidazPlans(MidazStore store, Contexts contexts, Currencies currencies, Transactions transactions) {
        this.store = store;
        this.contexts = contexts;
        this.currencies = currencies;
        this.transactions = transactions;
    }

    /** The plan; a connection that was deleted meanwhile is not read any more. */
    MidazPlan of(Connection connection) throws VendorException {
        return find(connection)
                .orElseThrow(() -> new VendorException("connection_deleted", new VendorException.Stop(false)));
    }

    /** The plan, or nothing once the connection was deleted. */
    Optional<MidazPlan> find(Connection connection) {
        return transactions.in(connection.tenant(), () -> store.find(connection.tenant(), connection.id())
                .map(known -> MidazPlan.of(known, sources(connection), currencies.extra(connection.tenant()))));
    }

    private List<MidazSource> sources(Connection connection) {
        return contexts.sourcesBoundTo(connection.tenant(), connection.id()).stream()
                .map(source -> MidazSource.read(source.config(), new ConfigReader.Problems()))
                .filter(Objects::nonNull)
                .toList();
    }
}
