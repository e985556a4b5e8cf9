package io.matcher.engine;

/**
 * Orders the rows of a ledger by what they hold: booking date, external id, source, then everything else. Rows that tie
 * are equal in all that a result can show. The order in which rows were added plays no part.
 */
final class CanonicalOrder {

    private final Ledger ledger;

    CanonicalOrder(Ledger ledger) {
        this.ledger = ledger;
    }

    int compare(int a, int b) {
        int order = Integer.compare(ledger.bookingDays[a], ledger.bookingDays[b]);
        if (order == 0) {
            order = ledger.externalIds.compare(a, ledger.externalIds, b);
        }
        if (order == 0) {
            order = ledger.source(a).compareTo(ledger.source(b));
        }
        return order == 0 ? compareTheRest(a, b) : order;
    }

    private int compareTheRest(int a, int b) {
        int order = ledger.currency(a).compareTo(ledger.currency(b));
        if (order == 0) {
            order = ledger.amount(a).compareTo(ledger.amount(b));
        }
        if (order == 0) {
            order = ledger.references.compare(a, ledger.references, b);
        }
        if (order == 0) {
            order = Integer.compare(ledger.valueDay(a), ledger.valueDay(b));
        }
        if (order == 0) {
            order = Long.compare(ledger.instant(a), ledger.instant(b));
        }
        if (order == 0) {
            order = compareBase(a, b);
        }
        if (order == 0) {
            order = ledger.description(a).compareTo(ledger.description(b));
        }
        return order == 0 ? compareKeys(a, b) : order;
    }

    private int compareBase(int a, int b) {
        var amount = ledger.baseAmount(a);
        var other = ledger.baseAmount(b);
        int order = amount == null || other == null
                ? Boolean.compare(amount != null, other != null)
                : amount.compareTo(other);
        return order == 0
                ? String.valueOf(ledger.baseCurrency(a)).compareTo(String.valueOf(ledger.baseCurrency(b)))
                : order;
    }

    private int compareKeys(int a, int b) {
        for (String name : ledger.keyNames) {
            TextPool pool = ledger.keys.get(name);
            int order = pool == null ? 0 : pool.compare(a, pool, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
