package io.matcher.matching;

import io.matcher.engine.Ledger;
import io.matcher.engine.Side;
import io.matcher.exceptions.Flaw;
import io.matcher.exceptions.Leftover;
import io.matcher.fees.FeeVariance;
import io.matcher.fees.FeeVerdict;
import io.matcher.platform.database.CopyWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with the fees of the transactions that a run matches, each transaction once. */
final class FeeFindings {

    private final RunInput input;
    private final Verdicts verdicts;
    private final JsonMapper json;
    private final List<Found> found = new ArrayList<>();
    private final BitSet leftSeen = new BitSet();
    private final BitSet rightSeen = new BitSet();
    private int variances;

    /** A row of a confirmed group whose fee is amiss. */
    private record Found(UUID groupId, Side side, int row, FeeVerdict verdict) {}

    FeeFindings(RunInput input, Verdicts verdicts, JsonMapper json) {
        this.input = input;
        this.verdicts = verdicts;
        this.json = json;
    }

    /** Told of every group that is written, with the id that it was given. */
    void note(int group, UUID id) {
        if (!input.fees().plan().isEmpty() && verdicts.isConfirmed(group)) {
            note(group, id, Side.LEFT, leftSeen);
            note(group, id, Side.RIGHT, rightSeen);
        }
    }

    private void note(int group, UUID id, Side side, BitSet seen) {
        for (int row : verdicts.groups().rows(group, side)) {
            FeeVerdict verdict = input.fees().of(side).amiss(row);
            if (verdict != null && !seen.get(row)) {
                seen.set(row);
                found.add(new Found(id, side, row, verdict));
                variances += verdict instanceof FeeVerdict.Variance ? 1 : 0;
            }
        }
    }

    boolean areNone() {
        return found.isEmpty();
    }

    boolean haveVariances() {
        return variances > 0;
    }

    void writeVariances(CopyWriter writer) {
        for (Found one : found) {
            if (one.verdict() instanceof FeeVerdict.Variance variance) {
                UUID source = UUID.fromString(input.ledger(one.side()).source(one.row()));
                new FeeVariance(one.groupId(), id(one), source, variance).write(writer);
            }
        }
    }

    void writeFlaws(CopyWriter writer, Instant now) {
        for (Found one : found) {
            Ledger ledger = input.ledger(one.side());
            new Flaw(
                            new Leftover(
                                    id(one),
                                    atStake(one),
                                    LocalDate.ofEpochDay(ledger.bookingDay(one.row())),
                                    one.verdict().exceptionReason().orElseThrow(),
                                    json.writeValueAsString(FeeDetails.of(one.verdict()))),
                            one.groupId())
                    .write(writer, now);
        }
    }

    private UUID id(Found one) {
        return input.ids(one.side()).id(one.row());
    }

    /** What was charged too much or too little, or all of the transaction where that can not be said. */
    private BigDecimal atStake(Found one) {
        return one.verdict() instanceof FeeVerdict.Variance variance
                ? variance.delta().abs()
                : input.amount(one.side(), one.row());
    }

    /** How many there are, by the names under which clients know them. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("fee_variances", variances);
        figures.put("fee_data_missing", count("FEE_DATA_MISSING"));
        figures.put("fee_currency_mismatch", count("FEE_CURRENCY_MISMATCH"));
        return figures;
    }

    private long count(String reason) {
        return found.stream()
                .filter(one ->
                        one.verdict().exceptionReason().filter(reason::equals).isPresent())
                .count();
    }
}
