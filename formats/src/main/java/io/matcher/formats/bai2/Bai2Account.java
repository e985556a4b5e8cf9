package io.matcher.formats.bai2;

import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.Statement.Kind;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account of a group while it is read: its summaries (03) and what its details come to. */
final class Bai2Account {
    private static final Set<String> KEPT = Set.of("010", "015", "040", "045", "060", "100", "400");
    private static final String DEFAULT_CURRENCY = "USD";

    final Bai2Group group;
    final String number;
    final String currency;
    final int scale;
    final StatementTally tally = new StatementTally();
    private final Map<String, Long> summaries = new HashMap<>();
    private final long sequence;
    private BigDecimal control = BigDecimal.ZERO;
    private long records;
    private long line;

    Bai2Account(Bai2Group group, Bai2Record header, long sequence) {
        this.group = group;
        this.sequence = sequence;
        this.number = header.take().replace(" ", "");
        String own = header.take().toUpperCase(Locale.ROOT);
        this.currency = !own.isEmpty() ? own : group.currency().isEmpty() ? DEFAULT_CURRENCY : group.currency();
        this.scale = scaleOf(currency);
        this.line = header.line;
        while (header.hasMore()) {
            summary(header);
        }
    }

    private static int scaleOf(String currency) {
        try {
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    /** Type, amount, number of items, funds; where a type should stand, empty fields are passed over. */
    private void summary(Bai2Record header) {
        String type = header.take();
        if (type.isEmpty()) {
            return;
        }
        String amount = header.take();
        header.take();
        Bai2Funds.take(header);
        Long minor = Bai2Record.minor(amount);
        if (minor != null) {
            control = control.add(BigDecimal.valueOf(minor));
            if (KEPT.contains(type)) {
                summaries.putIfAbsent(type, minor);
            }
        } else if (!amount.isEmpty()) {
            tally.find(
                    StatementFinding.Kind.TOTAL_DIFFERS,
                    "the amount of the summary " + type + " is no number: " + amount);
        }
    }

    void count(Bai2Record record) {
        records += record.physical;
        line = record.line;
    }

    /** Adds a detail's amount to the control total, whatever its type. */
    void control(long minor) {
        control = control.add(BigDecimal.valueOf(minor));
    }

    BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, scale);
    }

    /** Compares with the trailer; the total by which the group is to be reckoned. */
    BigDecimal end(@Nullable Bai2Record trailer) {
        if (trailer == null) {
            tally.find(StatementFinding.Kind.GAP, "the account has no trailer (49)");
            return checked(control);
        }
        Long total = Bai2Record.minor(trailer.take());
        Long count = Bai2Record.minor(trailer.take());
        if (total != null) {
            tally.expectTotal("a control total of the account", BigDecimal.valueOf(total), control);
        }
        if (count != null) {
            tally.expectCount("records of the account", count, records);
        }
        return checked(total == null ? control : BigDecimal.valueOf(total));
    }

    /** The details are all there if they come to the totals 100 and 400; only then balances can be compared. */
    private BigDecimal checked(BigDecimal total) {
        Long credits = summaries.get("100");
        Long debits = summaries.get("400");
        if (credits != null) {
            tally.expectTotal("credits (100)", money(credits), tally.credits());
        }
        if (debits != null) {
            tally.expectTotal("debits (400)", money(debits), tally.debits());
        }
        boolean all = agrees(credits, tally.credits()) && agrees(debits, tally.debits());
        if (all) {
            tally.expectContinuity(balance("010"), balance("015"));
        }
        return total;
    }

    private boolean agrees(@Nullable Long stated, BigDecimal found) {
        return stated == null || money(stated).compareTo(found) == 0;
    }

    private @Nullable Balance balance(String type) {
        Long minor = summaries.get(type);
        return minor == null ? null : new Balance(money(minor), currency, group.asOf());
    }

    private @Nullable Balance available() {
        for (String type : new String[] {"045", "060", "040"}) {
            if (summaries.containsKey(type)) {
                return balance(type);
            }
        }
        return null;
    }

    /** The account's name for the rows: the day, and which account of the file it is. */
    String name() {
        LocalDate day = group.asOf();
        return (day == null ? group.asOfText() : day.toString()) + "/" + sequence;
    }

    Statement statement() {
        return new Statement(
                line,
                group.isInterim() ? Kind.INTRADAY : Kind.STATEMENT,
                number.isEmpty() ? null : number,
                null,
                null,
                1,
                true,
                group.asOf(),
                group.asOf(),
                currency,
                balance("010"),
                balance("015"),
                available(),
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }
}
