package io.matcher.ingestion.statements;

import io.matcher.ingestion.statements.KeptStatement.Balance;
import io.matcher.ingestion.statements.KeptStatement.Before;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a statement beside its neighbours: what was found in it, and whether it follows the one before it. */
final class StatementChain {

    private StatementChain() {}

    static List<StatementFault> faults(KeptStatement statement, StatementPolicy policy) {
        List<StatementFault> faults = new ArrayList<>(statement.findings());
        if (!policy.takes(statement.account())) {
            faults.add(new StatementFault(
                    StatementCheck.OTHER_ACCOUNT,
                    "the account \"" + statement.account() + "\" is none of those that the source takes"));
        }
        if (statement.repeats()) {
            faults.add(new StatementFault(StatementCheck.REPEATED, "the same statement came before"));
        } else if (statement.overlaps()) {
            faults.add(new StatementFault(
                    StatementCheck.OVERLAPS,
                    "another statement speaks of days from " + statement.startsOn() + " to " + statement.endsOn()
                            + " too"));
        }
        Before before = statement.before();
        if (before != null) {
            gap(statement, before, faults);
            balance(statement.opening(), before.closing(), faults);
        }
        return faults;
    }

    /** Numbers go up by one, and begin at one again in a new year; pages of one number go up by one to its last. */
    private static void gap(KeptStatement statement, Before before, List<StatementFault> faults) {
        Long number = statement.number();
        Long last = before.number();
        if (number == null || last == null) {
            return;
        }
        boolean follows = number.equals(last)
                ? statement.page() == before.page() + 1
                : before.lastPage() && statement.page() == 1 && (number == last + 1 || number == 1);
        if (!follows) {
            faults.add(new StatementFault(
                    StatementCheck.GAP,
                    "number " + number + " page " + statement.page() + " comes after number " + last + " page "
                            + before.page() + (before.lastPage() ? "" : ", which was not its last page")));
        }
    }

    private static void balance(@Nullable Balance opening, @Nullable Balance closing, List<StatementFault> faults) {
        if (opening == null || closing == null || !opening.currency().equals(closing.currency())) {
            return;
        }
        if (opening.amount().compareTo(closing.amount()) != 0) {
            faults.add(new StatementFault(
                    StatementCheck.OPENING_DIFFERS,
                    "it opens at " + opening.amount().toPlainString() + ", the statement before closed at "
                            + closing.amount().toPlainString()));
        }
    }
}
