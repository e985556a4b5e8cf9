package io.matcher.formats;

import java.util.List;
import java.util.Set;

/** Where the text of a computed field comes from. */
sealed interface ValueSource {

    /** The columns it is made of, as the file names them. */
    List<String> columns();

    record Column(String column) implements ValueSource {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    record Constant(String text) implements ValueSource {
        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /** The values that are not blank, in this order, with the separator between them. */
    record Concat(List<String> columns, String separator) implements ValueSource {}

    /** Money in and money out in a column each; of a row, one of them is blank or zero. */
    record CreditDebit(String credit, String debit) implements ValueSource {
        @Override
        public List<String> columns() {
            return List.of(credit, debit);
        }
    }

    /**
     * An amount, and a flag that says whether it is money out.
     *
     * @param negative the flags that do, upper case
     */
    record Flagged(String column, String flag, Set<String> negative) implements ValueSource {
        @Override
        public List<String> columns() {
            return List.of(column, flag);
        }
    }
}
