package io.matcher.formats;

import java.time.ZoneOffset;
import java.util.Set;

/** What a value looks like, for guessing what a column holds before anything is known of it. */
public enum ValueShape {
    AMOUNT {
        @Override
        public boolean fits(String value) {
            AmountBody body = new AmountBody();
            return body.split(value) && (body.currencySign().isEmpty() || Currencies.isSign(body.currencySign()));
        }
    },
    /** A date in any form that is read, day first or month first. */
    DATE {
        @Override
        public boolean fits(String value) {
            return isDate(value, DateOrder.DAY_FIRST) || isDate(value, DateOrder.MONTH_FIRST);
        }
    },
    CURRENCY {
        @Override
        public boolean fits(String value) {
            return new Currencies(Set.of()).read(value) != null;
        }
    };

    /** Whether the value could be read as one; blank values fit nothing. */
    public abstract boolean fits(String value);

    private static boolean isDate(String value, DateOrder order) {
        return new DateReader(ZoneOffset.UTC, order, null).read(value) != null;
    }
}
