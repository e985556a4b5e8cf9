package io.matcher.formats.camt;

import static io.matcher.formats.camt.CamtValues.first;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.StatementFinding.Kind;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code TxsSummry}: the totals that a statement states, against those of all its entries, pending ones too. */
final class CamtSummary {
    private CamtElement stated = CamtElement.MISSING;
    private long credits;
    private long debits;
    private long refused;
    private BigDecimal creditSum = BigDecimal.ZERO;
    private BigDecimal debitSum = BigDecimal.ZERO;

    void state(CamtElement summary) {
        stated = summary;
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

    /** An entry that could not be read is there nevertheless. */
    void refuse() {
        refused++;
    }

    /**
     * Notes every total that differs. The sum of all entries is the one of their unsigned amounts; banks that state the
     * net there are understood.
     *
     * @param mixed whether the entries are in several currencies, so that only their number can be compared
     */
    void check(StatementTally tally, boolean mixed) {
        CamtElement all = stated.at("TtlNtries");
        CamtElement credit = stated.at("TtlCdtNtries");
        CamtElement debit = stated.at("TtlDbtNtries");
        expectCount(tally, "entries", all, credits + debits + refused);
        if (refused == 0) {
            expectCount(tally, "credits", credit, credits);
            expectCount(tally, "debits", debit, debits);
        }
        if (!mixed) {
            expectSum(tally, "credits", sum(credit), creditSum);
            expectSum(tally, "debits", sum(debit), debitSum);
            BigDecimal total = creditSum.add(debitSum);
            BigDecimal net = creditSum.subtract(debitSum);
            BigDecimal shown = sum(all);
            boolean statesNet = shown != null && shown.compareTo(net.abs()) == 0;
            expectSum(tally, "entries", statesNet ? null : shown, total);
            expectSum(tally, "the net of the entries", net(all), net);
        }
    }

    private static void expectCount(StatementTally tally, String what, CamtElement part, long found) {
        Long number = CamtValues.number(part.text("NbOfNtries"));
        if (number != null) {
            tally.expectCount(what, number, found);
        }
    }

    private static void expectSum(StatementTally tally, String what, @Nullable BigDecimal sum, BigDecimal found) {
        if (sum != null && sum.compareTo(found) != 0) {
            tally.find(
                    Kind.TOTAL_DIFFERS,
                    "the file states a total of " + what + " of " + sum.toPlainString() + ", they come to "
                            + found.toPlainString());
        }
    }

    private static @Nullable BigDecimal sum(CamtElement part) {
        String text = BankText.line(part.text("Sum"));
        return text == null ? null : EntryAmount.parse(text, '.');
    }

    /** Beside the sum in version 02, in an element of its own from 03 on. */
    private static @Nullable BigDecimal net(CamtElement all) {
        CamtElement later = all.at("TtlNetNtry");
        String text = BankText.line(first(all.text("TtlNetNtryAmt"), later.text("Amt")));
        int direction = CamtValues.direction(later.isMissing() ? all : later);
        BigDecimal amount = text == null || direction == 0 ? null : EntryAmount.parse(text, '.');
        return amount == null || direction > 0 ? amount : amount.negate();
    }
}
