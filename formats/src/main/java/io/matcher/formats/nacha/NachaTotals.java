package io.matcher.formats.nacha;

import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a control states of a batch or a file. Amounts are in cents, by the receiver's side as the codes have it. */
final class NachaTotals {
    private static final long HASH_MODULUS = 10_000_000_000L;

    private long records;
    private long hash;
    private BigDecimal debits = BigDecimal.ZERO;
    private BigDecimal credits = BigDecimal.ZERO;

    /** Counts an entry or an addendum. */
    void record() {
        records++;
    }

    /** Adds an entry; the hash is of the first eight digits of the receiving banks' numbers. */
    void entry(boolean credit, long cents, long receivingBank) {
        hash = (hash + receivingBank) % HASH_MODULUS;
        credits = credit ? credits.add(BigDecimal.valueOf(cents, 2)) : credits;
        debits = credit ? debits : debits.add(BigDecimal.valueOf(cents, 2));
    }

    void add(NachaTotals other) {
        records += other.records;
        hash = (hash + other.hash) % HASH_MODULUS;
        debits = debits.add(other.debits);
        credits = credits.add(other.credits);
    }

    /** Compares with a control that has the count in these places, and hash, debits and credits behind it. */
    void compare(String what, StatementTally tally, NachaLine control, int countFrom, int countTo) {
        Long count = control.number(countFrom, countTo);
        if (count != null) {
            tally.expectCount("entries and addenda of " + what, count, records);
        }
        int hashFrom = countTo + 1;
        expect(tally, "a hash of " + what, control.number(hashFrom, hashFrom + 9), 0, BigDecimal.valueOf(hash));
        expect(tally, "debits of " + what, control.number(hashFrom + 10, hashFrom + 21), 2, debits);
        expect(tally, "credits of " + what, control.number(hashFrom + 22, hashFrom + 33), 2, credits);
    }

    private static void expect(StatementTally tally, String what, @Nullable Long stated, int scale, BigDecimal found) {
        if (stated != null) {
            tally.expectTotal(what, BigDecimal.valueOf(stated, scale), found);
        }
    }
}
