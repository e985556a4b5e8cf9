package io.matcher.formats.camt;

import static io.matcher.formats.camt.CamtValues.first;

import io.matcher.formats.BankText;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The balances of one statement: which of them opens and which closes it. The previous closing balance stands for a
 * missing opening one; on inner pages the interim balance both opens and closes.
 */
final class CamtBalances {
    private static final int MAX_BALANCES = 1_000;
    private static final String INTERIM = "ITBD";

    private record Typed(String type, Balance balance) {}

    private final List<Typed> all = new ArrayList<>();

    /** Takes one {@code Bal}; one that can not be read is noted, as nothing can be compared with it. */
    void take(CamtElement element, StatementTally tally) {
        CamtElement kind = element.at("Tp");
        String type = BankText.line(first(kind.text("CdOrPrtry", "Cd"), kind.text("Cd")));
        CamtElement printed = element.at("Amt");
        BigDecimal amount = CamtValues.amount(printed);
        String currency = printed.currency();
        int direction = CamtValues.direction(element);
        if (type == null || all.size() >= MAX_BALANCES) {
            return;
        }
        if (amount == null || currency == null || direction == 0) {
            tally.find(Kind.BALANCE_BROKEN, "the balance " + type + " can not be read: amount " + printed.text());
            return;
        }
        all.add(new Typed(
                type, new Balance(direction < 0 ? amount.negate() : amount, currency, day(element, type, tally))));
    }

    private static @Nullable LocalDate day(CamtElement element, String type, StatementTally tally) {
        CamtElement date = element.at("Dt");
        PrintedDay printed = CamtValues.day(date);
        if (printed != null && printed.impossible()) {
            tally.find(Kind.IMPOSSIBLE_DATE, "the balance " + type + " has the date " + CamtValues.moment(date));
        }
        return printed == null ? null : printed.day();
    }

    /** The currency of the first balance. */
    @Nullable
    String currency() {
        return all.isEmpty() ? null : all.getFirst().balance().currency();
    }

    @Nullable
    Balance opening(@Nullable String currency) {
        Balance opening = earliest(Set.of("OPBD"), currency);
        if (opening == null) {
            opening = earliest(Set.of("PRCD"), currency);
        }
        boolean interimOpens = opening == null && (count(INTERIM) > 1 || closes());
        return interimOpens ? earliest(Set.of(INTERIM), currency) : opening;
    }

    @Nullable
    Balance closing(@Nullable String currency) {
        Balance closing = latest(Set.of("CLBD"), currency);
        return closing == null ? latest(Set.of(INTERIM), currency) : closing;
    }

    @Nullable
    Balance available(@Nullable String currency) {
        return latest(Set.of("CLAV", "ITAV"), currency);
    }

    private boolean closes() {
        return count("CLBD") > 0;
    }

    private long count(String type) {
        return all.stream().filter(typed -> typed.type().equals(type)).count();
    }

    /** The one with the earliest date in the given currency, else in any; of several the first. */
    private @Nullable Balance earliest(Set<String> types, @Nullable String currency) {
        Balance found = null;
        for (Balance balance : of(types, currency)) {
            found = found == null || isBefore(balance, found) ? balance : found;
        }
        return found;
    }

    /** The one with the latest date; of several the last. */
    private @Nullable Balance latest(Set<String> types, @Nullable String currency) {
        Balance found = null;
        for (Balance balance : of(types, currency)) {
            found = found == null || !isBefore(balance, found) ? balance : found;
        }
        return found;
    }

    private static boolean isBefore(Balance one, Balance other) {
        LocalDate date = one.date();
        LocalDate otherDate = other.date();
        return date != null && otherDate != null && date.isBefore(otherDate);
    }

    private List<Balance> of(Set<String> types, @Nullable String currency) {
        List<Balance> fitting = all.stream()
                .filter(typed -> types.contains(typed.type()))
                .map(Typed::balance)
                .toList();
        List<Balance> ours = fitting.stream()
                .filter(balance -> balance.currency().equals(currency))
                .toList();
        return ours.isEmpty() ? fitting : ours;
    }
}
