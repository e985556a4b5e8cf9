package io.matcher.formats.swift;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Fields 90C and 90D, number and sum of credits and debits, against the entries that were read, expected ones too. */
final class SwiftTotals {

    private record Stated(long count, BigDecimal sum) {}

    private @Nullable Stated statedCredits;
    private @Nullable Stated statedDebits;
    private long credits;
    private long debits;
    private long refused;
    private BigDecimal creditSum = BigDecimal.ZERO;
    private BigDecimal debitSum = BigDecimal.ZERO;

    void stateCredits(String text) {
        statedCredits = read(text);
    }

    void stateDebits(String text) {
        statedDebits = read(text);
    }

    /** A number, a currency, an amount; null for anything else. */
    private static @Nullable Stated read(String field) {
        String text = BankText.dense(field);
        int digits = 0;
        while (text != null && digits < text.length() && SwiftFields.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (text == null || digits == 0 || digits > 9 || SwiftStatement.currencyAt(text, digits) == null) {
            return null;
        }
        BigDecimal sum = EntryAmount.parse(text.substring(digits + 3), ',');
        return sum == null ? null : new Stated(Long.parseLong(text.substring(0, digits)), sum);
    }

    void count(BigDecimal signed) {
        if (signed.signum() < 0) {
            debits++;
            debitSum = debitSum.subtract(signed);
        } else {
            credits++;
            creditSum = creditSum.add(signed);
        }
    }

    void refuse() {
        refused++;
    }

    /** Of which side a refused entry was is unknown, so that with one of them only the sums are compared. */
    void check(StatementTally tally) {
        check(tally, "credits", statedCredits, credits, creditSum);
        check(tally, "debits", statedDebits, debits, debitSum);
    }

    private void check(StatementTally tally, String what, @Nullable Stated stated, long count, BigDecimal sum) {
        if (stated == null) {
            return;
        }
        if (refused == 0) {
            tally.expectCount(what, stated.count(), count);
        }
        tally.expectTotal(what, stated.sum(), sum);
    }
}
