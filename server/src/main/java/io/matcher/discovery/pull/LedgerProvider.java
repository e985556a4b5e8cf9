package io.matcher.discovery.pull;

/** The ledgers that are pulled by themselves. */
public enum LedgerProvider implements Provider {
    MIDAZ;

    @Override
    public String wire() {
        return "midaz";
    }
}
