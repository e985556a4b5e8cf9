package io.matcher.formats;

import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the entries of one statement as they are read, and compares them with what the statement states. */
public final class StatementTally {
    private static final int MAX_FINDINGS = 20;

    private int entries;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private @Nullable String currency;
    private boolean severalCurrencies;
    private final List<StatementFinding> findings = new ArrayList<>();

    /** Counts an entry that is booked. */
    public void book(BigDecimal signedAmount, String inCurrency) {
        entries++;
        if (signedAmount.signum() < 0) {
            debits = debits.add(signedAmount.negate());
        } else {
            credits = credits.add(signedAmount);
        }
        severalCurrencies |= currency != null && !currency.equals(inCurrency);
        currency = currency == null ? inCurrency : currency;
    }

    /** Counts an entry that moves no balance: pending, or for information. */
    public void pass() {
        entries++;
    }

    public int entries() {
        return entries;
    }

    public BigDecimal credits() {
        return credits;
    }

    public BigDecimal debits() {
        return debits;
    }

    /** Notes what is wrong; at most twenty of them, as a broken file has the same fault over and over. */
    public void find(Kind kind, String detail) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new StatementFinding(kind, detail));
        }
    }

    /** Compares a sum that the statement states. */
    public void expectTotal(String what, BigDecimal stated, BigDecimal found) {
        if (stated.compareTo(found) != 0) {
            find(
                    Kind.TOTAL_DIFFERS,
                    "the file states " + what + " of " + stated.toPlainString() + ", its entries come to "
                            + found.toPlainString());
        }
    }

    /** Compares a number that the statement states. */
    public void expectCount(String what, long stated, long found) {
        if (stated != found) {
            find(Kind.COUNT_DIFFERS, "the file states " + stated + " " + what + " and has " + found);
        }
    }

    /** Opening + entries = closing, where both are there and all is in one currency. */
    public void expectContinuity(@Nullable Balance opening, @Nullable Balance closing) {
        String ours = currency;
        boolean mixed = severalCurrencies
                || (opening != null && ours != null && !ours.equals(opening.currency()))
                || (opening != null && closing != null && !opening.currency().equals(closing.currency()));
        if (mixed) {
            find(Kind.CURRENCY_CHANGES, "balances and entries are not all in one currency");
            return;
        }
        if (opening == null || closing == null) {
            return;
        }
        BigDecimal reached = opening.amount().add(credits).subtract(debits);
        if (reached.compareTo(closing.amount()) != 0) {
            find(
                    Kind.BALANCE_BROKEN,
                    "the opening balance " + opening.amount().toPlainString() + " and the entries come to "
                            + reached.toPlainString() + ", the closing balance is "
                            + closing.amount().toPlainString());
        }
    }

    public List<StatementFinding> findings() {
        return List.copyOf(findings);
    }
}
