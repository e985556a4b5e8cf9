package io.matcher.matching;

import io.matcher.engine.Ledger;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.Side;
import io.matcher.exceptions.Leftover;
import io.matcher.platform.database.CopyWriter;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Hands the rows that are in no group over to the exceptions, each with the reason why. */
final class LeftoverTable {

    /**
     * So many leftovers of a run are explained; the others say their reason alone. A million of them would take minutes and gigabytes
     * that nobody reads: whoever has more than this has a rule or a file that is wrong as a whole, and sees it in the first.
     */
    static final int MOST_EXPLAINED = 20_000;

    private final RunInput input;
    private final Verdicts verdicts;
    private final Instant now;
    private final JsonMapper json;
    private int explained;

    LeftoverTable(RunInput input, Verdicts verdicts, Instant now, JsonMapper json) {
        this.input = input;
        this.verdicts = verdicts;
        this.now = now;
        this.json = json;
    }

    void write(CopyWriter writer) {
        for (Side side : Side.values()) {
            explained = 0;
            verdicts.leftovers(side, (row, reason) -> write(writer, side, row, reason));
        }
    }

    private void write(CopyWriter writer, Side side, int row, LeftoverReason reason) {
        Ledger ledger = input.ledger(side);
        new Leftover(
                        input.ids(side).id(row),
                        ledger.amount(row),
                        LocalDate.ofEpochDay(ledger.bookingDay(row)),
                        reason.name(),
                        details(side, row))
                .write(writer, now);
    }

    private @Nullable String details(Side side, int row) {
        if (explained >= MOST_EXPLAINED / 2) {
            return null;
        }
        explained++;
        return json.writeValueAsString(Explaining.whyNot(input, verdicts.result(), side, row));
    }
}
