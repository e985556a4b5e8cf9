package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The kinds of accounts, which never change: each is asked for once, and remembered while there is room. */
@Component
class AccountTypes {

    private static final int MOST = 100_000;

    private record Key(UUID connection, String account) {}

    private final MidazCalls calls;
    private final Map<Key, String> known = new LinkedHashMap<>();

    AccountTypes(MidazCalls calls) {
        this.calls = calls;
    }

    /** The transaction with the kind of each account; an account that is not there has none. */
    LedgerTransaction complete(
            Connection connection, MidazConnection at, LedgerRef ledger, LedgerTransaction transaction)
            throws VendorException {
        Map<String, String> types = new LinkedHashMap<>();
        for (LedgerOperation operation : transaction.operations()) {
            String account = operation.accountId();
            types.put(account, operation.isExternal() ? "external" : type(connection, at, ledger, account));
        }
        return transaction.withAccountTypes(account -> types.getOrDefault(account, ""));
    }

    private String type(Connection connection, MidazConnection at, LedgerRef ledger, String account)
            throws VendorException {
        Key key = new Key(connection.id(), account);
        synchronized (known) {
            String type = known.get(key);
            if (type != null) {
                return type;
            }
        }
        OutboundResponse response = calls.onboarding(connection, at, ledger.path() + "/accounts/" + account);
        if (response.status() == 404) {
            return "";
        }
        MidazErrors.throwUnlessOk(response);
        String type = VendorFields.text(VendorHttp.json(response), "type").orElse("");
        synchronized (known) {
            known.put(key, type);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return type;
    }
}
