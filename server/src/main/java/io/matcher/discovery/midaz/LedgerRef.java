package io.matcher.discovery.midaz;

import java.util.UUID;

/** A ledger of an organisation. */
record LedgerRef(UUID organization, UUID ledger) {

    /** 64 hexadecimal digits: as long as an account of the mirror may be called. */
    String key() {
        return (organization + "" + ledger).replace("-", "");
    }

    String path() {
        return "/v1/organizations/" + organization + "/ledgers/" + ledger;
    }
}
