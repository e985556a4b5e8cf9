package io.matcher.formats.camt;

import static io.matcher.formats.camt.CamtValues.first;

import io.matcher.formats.BankText;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.Statement.Kind;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementSequence;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One {@code Rpt}, {@code Stmt} or {@code Ntfctn} while it is read: what it says of itself, and its entries' sums. */
final class CamtStatement {
    private final Kind kind;
    private final String message;
    private final CamtBalances balances = new CamtBalances();
    private final CamtSummary summary = new CamtSummary();
    private final StatementTally tally = new StatementTally();
    private @Nullable String account;
    private @Nullable String currency;
    private @Nullable String identification;
    private @Nullable Long electronicNumber;
    private @Nullable Long legalNumber;
    private CamtElement pagination;
    private CamtElement period = CamtElement.MISSING;
    private @Nullable LocalDate firstBooked;
    private @Nullable LocalDate lastBooked;
    private @Nullable String foreign;

    /**
     * @param message its name with the version, as {@code camt.053.001.08}
     * @param header the group header of the message
     */
    CamtStatement(Kind kind, String message, CamtElement header) {
        this.kind = kind;
        this.message = message;
        this.pagination = header.at("MsgPgntn");
    }

    Kind kind() {
        return kind;
    }

    String message() {
        return message;
    }

    @Nullable
    String account() {
        return account;
    }

    /** The account's currency, as far as it is known already. */
    @Nullable
    String currency() {
        return currency == null ? balances.currency() : currency;
    }

    /** What its entries call it. */
    @Nullable
    String name() {
        Long number = number();
        return identification != null || number == null ? identification : number.toString();
    }

    /** Takes any other child than an entry. */
    void take(CamtElement child) {
        switch (child.name()) {
            case "Id" -> identification = CamtDetails.shown(child.text());
            case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> pagination = child;
            case "ElctrncSeqNb" -> electronicNumber = CamtValues.number(child.text());
            case "LglSeqNb" -> legalNumber = CamtValues.number(child.text());
            case "FrToDt" -> period = child;
            case "Acct" -> {
                account = CamtDetails.shown(CamtValues.account(child));
                currency = CamtDetails.shown(child.text("Ccy"));
            }
            case "Bal" -> balances.take(child, tally);
            case "TxsSummry" -> summary.state(child);
            default -> {
                // Owner's texts, interest and related accounts move no balance.
            }
        }
    }

    void find(StatementFinding.Kind fault, String detail) {
        tally.find(fault, detail);
    }

    /** Counts an entry that is handed out. */
    void book(BigDecimal signed, @Nullable String inCurrency, LocalDate day, boolean booked) {
        summary.count(signed);
        String ours = currency();
        if (booked) {
            String shown = first(inCurrency, ours);
            tally.book(signed, shown == null ? "" : shown);
        } else {
            tally.pass();
        }
        if (foreign == null && inCurrency != null && ours != null && !ours.equals(inCurrency)) {
            foreign = inCurrency;
        }
        firstBooked = firstBooked == null || day.isBefore(firstBooked) ? day : firstBooked;
        lastBooked = lastBooked == null || day.isAfter(lastBooked) ? day : lastBooked;
    }

    /** Counts an entry that could not be read. */
    void refuse() {
        summary.refuse();
    }

    /** The statement, compared with the one before it of its account. */
    Statement end(long position, StatementSequence sequence) {
        Balance opening = balances.opening(currency);
        Balance closing = balances.closing(currency);
        checkSums(opening, closing);
        LocalDate until = until(closing);
        sequence.follow(
                new StatementSequence.Part(
                        account == null ? null : kind + account,
                        number(),
                        page(),
                        isLastPage(),
                        until == null ? -1 : until.getYear(),
                        opening,
                        closing),
                tally);
        return new Statement(
                position,
                kind,
                account,
                identification,
                number(),
                page(),
                isLastPage(),
                from(until),
                until,
                currency(),
                opening,
                closing,
                balances.available(currency),
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }

    private void checkSums(@Nullable Balance opening, @Nullable Balance closing) {
        if (kind == Kind.STATEMENT) {
            tally.expectContinuity(opening, closing);
        } else if (foreign != null) {
            // A report of the day tells what is new since the one before: its balances need not continue.
            tally.find(
                    StatementFinding.Kind.CURRENCY_CHANGES,
                    "an entry is in " + foreign + ", the account in " + currency());
        }
        boolean mixed = foreign != null;
        if (page() == 1 && isLastPage()) {
            summary.check(tally, mixed);
        }
    }

    private @Nullable Long number() {
        Long number = legalNumber == null ? electronicNumber : legalNumber;
        return number == null || number == 0 ? null : number;
    }

    private int page() {
        Long page = CamtValues.number(pagination.text("PgNb"));
        return page == null || page < 1 || page > Integer.MAX_VALUE ? 1 : page.intValue();
    }

    private boolean isLastPage() {
        String last = BankText.line(pagination.text("LastPgInd"));
        return last == null || CamtValues.isTrue(last);
    }

    private @Nullable LocalDate from(@Nullable LocalDate until) {
        LocalDate stated = day(period.text("FrDtTm"), period.text("FrDt"));
        return stated == null ? (firstBooked == null ? until : firstBooked) : stated;
    }

    private @Nullable LocalDate until(@Nullable Balance closing) {
        LocalDate stated = day(period.text("ToDtTm"), period.text("ToDt"));
        if (stated != null) {
            return stated;
        }
        return closing == null || closing.date() == null ? lastBooked : closing.date();
    }

    private static @Nullable LocalDate day(@Nullable String moment, @Nullable String day) {
        String text = BankText.line(first(moment, day));
        return text == null ? null : PrintedDay.isoStart(text).day();
    }
}
