package io.matcher.formats.ofx;

import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.Statement.Kind;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One STMTRS, CCSTMTRS or INVSTMTRS while it is read. OFX has no opening balance, and none is made up: the ledger balance
 * is often today's while the entries are last month's, so that nothing can be concluded from it.
 */
final class OfxStatement {
    private final StatementTally tally = new StatementTally();
    private final OfxAmounts amounts;
    private @Nullable String currency;
    private @Nullable String bank;
    private @Nullable String branch;
    private @Nullable String account;
    private @Nullable String accountType;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private @Nullable String ledgerAmount;
    private @Nullable String ledgerDate;
    private @Nullable String availableAmount;
    private @Nullable String availableDate;
    private boolean otherCurrency;

    OfxStatement(OfxAmounts amounts) {
        this.amounts = amounts;
    }

    /** Takes a leaf that stands in the statement under the aggregate. */
    void leaf(String aggregate, String name, String value) {
        switch (aggregate) {
            case "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM" -> accountLeaf(name, value);
            case "BANKTRANLIST", "INVTRANLIST" -> listLeaf(name, value);
            case "LEDGERBAL" -> {
                ledgerAmount = name.equals("BALAMT") ? value : ledgerAmount;
                ledgerDate = name.equals("DTASOF") ? value : ledgerDate;
            }
            case "AVAILBAL" -> {
                availableAmount = name.equals("BALAMT") ? value : availableAmount;
                availableDate = name.equals("DTASOF") ? value : availableDate;
            }
            default -> currency = name.equals("CURDEF") ? value.toUpperCase(Locale.ROOT) : currency;
        }
    }

    private void accountLeaf(String name, String value) {
        switch (name) {
            case "BANKID", "BROKERID" -> bank = value;
            case "BRANCHID" -> branch = value;
            case "ACCTID" -> account = value.replace(" ", "");
            case "ACCTTYPE" -> accountType = value;
            default -> {
                // ACCTKEY and what banks add do not name the account.
            }
        }
    }

    private void listLeaf(String name, String value) {
        if (name.equals("DTSTART")) {
            from = OfxTime.of(value).day();
        } else if (name.equals("DTEND")) {
            until = OfxTime.of(value).day();
        }
    }

    void book(BigDecimal amount, String inCurrency) {
        tally.book(amount, inCurrency);
        if (currency != null && !currency.equals(inCurrency) && !otherCurrency) {
            otherCurrency = true;
            tally.find(
                    StatementFinding.Kind.CURRENCY_CHANGES,
                    "the account is in " + currency + " and an entry is in " + inCurrency);
        }
    }

    void pass() {
        tally.pass();
    }

    void impossibleDate(String detail) {
        tally.find(StatementFinding.Kind.IMPOSSIBLE_DATE, detail);
    }

    @Nullable
    String currency() {
        return currency;
    }

    @Nullable
    String bank() {
        return bank;
    }

    @Nullable
    String branch() {
        return branch;
    }

    @Nullable
    String account() {
        return account;
    }

    @Nullable
    String accountType() {
        return accountType;
    }

    /** Account numbers are unique within a bank only; cards have no bank. */
    @Nullable
    String accountKey() {
        return bank == null || account == null ? account : bank + "-" + account;
    }

    /** OFX gives statements no name: the days it is of. */
    @Nullable
    String period() {
        return from == null || until == null ? null : from + "/" + until;
    }

    /** Balances that are there and can not be read. */
    List<Refusal> refusedBalances(long line) {
        List<Refusal> refused = new ArrayList<>();
        refuse(refused, line, "LEDGERBAL", ledgerAmount);
        refuse(refused, line, "AVAILBAL", availableAmount);
        return refused;
    }

    private void refuse(List<Refusal> refused, long line, String name, @Nullable String text) {
        if (text != null && !text.isEmpty() && read(text) == null) {
            refused.add(new Refusal(line, name, "the balance " + amounts.reason(), text));
        }
    }

    private @Nullable BigDecimal read(@Nullable String text) {
        return text == null || text.isEmpty() ? null : amounts.alone(text, inCurrency());
    }

    private String inCurrency() {
        return currency == null ? "" : currency;
    }

    private @Nullable Balance balance(@Nullable String amount, @Nullable String date) {
        BigDecimal read = read(amount);
        return read == null || currency == null
                ? null
                : new Balance(read, currency, OfxTime.of(date).day());
    }

    Statement end(long line) {
        return new Statement(
                line,
                Kind.STATEMENT,
                account,
                null,
                null,
                1,
                true,
                from,
                until,
                currency,
                null,
                balance(ledgerAmount, ledgerDate),
                balance(availableAmount, availableDate),
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }
}
