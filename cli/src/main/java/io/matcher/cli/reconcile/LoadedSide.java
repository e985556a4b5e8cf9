package io.matcher.cli.reconcile;

import io.matcher.engine.Ledger;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One file in memory.
 *
 * @param positions the line or element of each row of the ledger
 * @param descriptions of each row; empty when no report will show them
 * @param refusals the first {@link #MAX_KEPT_REFUSALS} rows that could not be read
 * @param findings what in its statements does not add up
 * @param pending how many were not posted yet, and are left out
 * @param unreadable how many could not be read
 */
record LoadedSide(
        Path file,
        ColumnGuess guess,
        Ledger ledger,
        IntToLongFunction positions,
        List<@Nullable String> descriptions,
        List<Refusal> refusals,
        List<StatementFinding> findings,
        long pending,
        long unreadable) {

    static final int MAX_KEPT_REFUSALS = 100_000;

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    @Nullable
    String description(int row) {
        return descriptions.isEmpty() ? null : descriptions.get(row);
    }
}
