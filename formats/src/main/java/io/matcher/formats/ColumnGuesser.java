package io.matcher.formats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds out which column is what: by its name, by what its values look like, and by what the user says. */
public final class ColumnGuesser {

    private static final int BY_SHAPE_PERCENT = 55;

    private final ColumnSample sample;
    private final Map<ColumnField, ColumnFinding> findings = new EnumMap<>(ColumnField.class);

    private ColumnGuesser(ColumnSample sample) {
        this.sample = sample;
    }

    /**
     * The best guess; it may lack any field, the amount and the date too.
     *
     * @param said columns that are not to be guessed; each is one of the sample's
     */
    public static ColumnGuess guess(ColumnSample sample, Map<ColumnField, String> said) {
        ColumnGuesser guesser = new ColumnGuesser(sample);
        said.forEach((field, column) -> guesser.findings.put(field, ColumnFinding.said(column)));
        guesser.byName(ColumnField.DATE, ValueShape.DATE);
        guesser.byShape(ColumnField.DATE, column -> guesser.proves(ValueShape.DATE, column), "dates");
        guesser.guessAmount();
        guesser.byName(ColumnField.CURRENCY, ValueShape.CURRENCY);
        guesser.byShape(ColumnField.CURRENCY, column -> guesser.proves(ValueShape.CURRENCY, column), "currency codes");
        guesser.guessDirection();
        guesser.byName(ColumnField.EXTERNAL_ID, sample::identifies, "and no two rows have the same value");
        guesser.byName(ColumnField.REFERENCE, column -> true, "");
        guesser.byName(ColumnField.DESCRIPTION, column -> true, "");
        return new ColumnGuess(guesser.findings);
    }

    private void guessAmount() {
        if (findings.containsKey(ColumnField.DEBIT) || findings.containsKey(ColumnField.CREDIT)) {
            return;
        }
        byName(ColumnField.AMOUNT, ValueShape.AMOUNT);
        if (findings.containsKey(ColumnField.AMOUNT)) {
            return;
        }
        byName(ColumnField.DEBIT, ValueShape.AMOUNT);
        byName(ColumnField.CREDIT, ValueShape.AMOUNT);
        if (!findings.containsKey(ColumnField.DEBIT) || !findings.containsKey(ColumnField.CREDIT)) {
            findings.remove(ColumnField.DEBIT);
            findings.remove(ColumnField.CREDIT);
            byShape(
                    ColumnField.AMOUNT,
                    column -> proves(ValueShape.AMOUNT, column) && sample.hasDecimals(column),
                    "numbers with decimals");
        }
    }

    /** Only where the amounts themselves have no sign: else the column repeats what is known, or says something else. */
    private void guessDirection() {
        ColumnFinding amount = findings.get(ColumnField.AMOUNT);
        if (amount == null || sample.hasSigns(amount.column())) {
            return;
        }
        byName(ColumnField.DIRECTION, sample::isDirection, "and its values say debit or credit");
        byShape(ColumnField.DIRECTION, sample::isDirection, "words for debit and credit");
    }

    /** Values that must speak without a name have to be clearer than those that only support one. */
    private boolean proves(ValueShape shape, String column) {
        return sample.fits(shape, column, 0.9);
    }

    /** A name that suits needs some support by the values: pending rows and the like may have others. */
    private void byName(ColumnField field, ValueShape shape) {
        byName(field, column -> sample.fits(shape, column, 0.5), "and its values look like it");
    }

    /** The free column whose name suits best, if its values do. */
    private void byName(ColumnField field, Predicate<String> suits, String andBecause) {
        if (findings.containsKey(field)) {
            return;
        }
        ColumnFinding best = null;
        for (String column : free()) {
            int score = HeaderWords.score(field, column);
            if (score > (best == null ? 0 : best.percent()) && suits.test(column)) {
                String reason = "The name says so" + (andBecause.isEmpty() ? "" : ", " + andBecause) + ".";
                best = new ColumnFinding(column, score, reason);
            }
        }
        if (best != null) {
            findings.put(field, best);
        }
    }

    /** The one free column whose values suit; where there are several, nothing can be said. */
    private void byShape(ColumnField field, Predicate<String> suits, String what) {
        if (findings.containsKey(field)) {
            return;
        }
        List<String> suiting = new ArrayList<>();
        for (String column : free()) {
            if (!HeaderWords.isOtherMatter(HeaderWords.plain(column)) && suits.test(column)) {
                suiting.add(column);
            }
        }
        if (suiting.size() == 1) {
            String reason = "Its name says nothing, but it is the only column that holds " + what + ".";
            findings.put(field, new ColumnFinding(suiting.getFirst(), BY_SHAPE_PERCENT, reason));
        }
    }

    private List<String> free() {
        return sample.columns().stream()
                .filter(column -> findings.values().stream()
                        .noneMatch(finding -> finding.column().equals(column)))
                .toList();
    }
}
