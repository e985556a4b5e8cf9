package io.matcher.discovery.pull;

/** Whom a connection leads to. The aggregators are a closed list of the API; a ledger is none of them and has operations of its own. */
public sealed interface Provider permits Vendor, LedgerProvider {

    /** The name in logs, paths and bodies. */
    String wire();
}
