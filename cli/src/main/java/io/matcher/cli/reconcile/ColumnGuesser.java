package io.matcher.cli.reconcile;

import io.matcher.formats.ValueShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out which column is what: by its name, by what its values look like, and by what the user says. */
final class ColumnGuesser {
    private final String file;
    private final FileSample sample;
    private final Map<Field, String> columns = new EnumMap<>(Field.class);

    private ColumnGuesser(String file, FileSample sample) {
        this.file = file;
        this.sample = sample;
    }

    /**
     * @param said columns that are not to be guessed
     * @throws BadInput when a named column is not there, or no column looks like the amount or the date
     */
    static ColumnGuess guess(String file, FileSample sample, Map<Field, String> said) throws BadInput {
        ColumnGuesser guesser = new ColumnGuesser(file, sample);
        guesser.take(said);
        guesser.guessDate();
        guesser.guessAmount();
        guesser.byName(Field.CURRENCY, column -> guesser.supports(ValueShape.CURRENCY, column));
        guesser.byShape(Field.CURRENCY, column -> guesser.proves(ValueShape.CURRENCY, column));
        guesser.byName(Field.EXTERNAL_ID, sample::identifies);
        guesser.byName(Field.REFERENCE, column -> true);
        guesser.byName(Field.DESCRIPTION, column -> true);
        return new ColumnGuess(guesser.columns);
    }

    private void take(Map<Field, String> said) throws BadInput {
        for (Map.Entry<Field, String> entry : said.entrySet()) {
            if (!sample.has(entry.getValue())) {
                throw new BadInput(file + ": has no column \"" + entry.getValue() + "\" for "
                        + entry.getKey().key() + "; it has " + String.join(", ", sample.columns()));
            }
            columns.put(entry.getKey(), entry.getValue());
        }
    }

    private void guessDate() throws BadInput {
        byName(Field.DATE, column -> supports(ValueShape.DATE, column));
        byShape(Field.DATE, column -> proves(ValueShape.DATE, column));
        require(Field.DATE, "date");
    }

    private void guessAmount() throws BadInput {
        if (columns.containsKey(Field.DEBIT) || columns.containsKey(Field.CREDIT)) {
            return;
        }
        byName(Field.AMOUNT, column -> supports(ValueShape.AMOUNT, column));
        if (columns.containsKey(Field.AMOUNT)) {
            return;
        }
        byName(Field.DEBIT, column -> supports(ValueShape.AMOUNT, column));
        byName(Field.CREDIT, column -> supports(ValueShape.AMOUNT, column));
        if (!columns.containsKey(Field.DEBIT) || !columns.containsKey(Field.CREDIT)) {
            columns.remove(Field.DEBIT);
            columns.remove(Field.CREDIT);
            byShape(Field.AMOUNT, column -> proves(ValueShape.AMOUNT, column) && sample.hasDecimals(column));
            require(Field.AMOUNT, "amount");
        }
    }

    /** A name that suits needs some support by the values: pending rows and the like may have others. */
    private boolean supports(ValueShape shape, String column) {
        return sample.fits(shape, column, 0.5);
    }

    /** Values that must speak without a name have to be clearer. */
    private boolean proves(ValueShape shape, String column) {
        return sample.fits(shape, column, 0.9);
    }

    private void require(Field field, String what) throws BadInput {
        if (!columns.containsKey(field)) {
            throw new BadInput(file + ": no column looks like the " + what + "; say which with --map " + field.key()
                    + "=COLUMN; it has " + String.join(", ", sample.columns()));
        }
    }

    /** The free column whose name suits best, if its values do. */
    private void byName(Field field, Predicate<String> suits) {
        if (columns.containsKey(field)) {
            return;
        }
        String best = null;
        int bestScore = 0;
        for (String column : free()) {
            int score = HeaderWords.score(field, column);
            if (score > bestScore && suits.test(column)) {
                best = column;
                bestScore = score;
            }
        }
        put(field, best);
    }

    /** The one free column whose values suit; where there are several, nothing can be said. */
    private void byShape(Field field, Predicate<String> suits) {
        if (columns.containsKey(field)) {
            return;
        }
        List<String> suiting = new ArrayList<>();
        for (String column : free()) {
            if (!HeaderWords.isOtherMatter(HeaderWords.plain(column)) && suits.test(column)) {
                suiting.add(column);
            }
        }
        put(field, suiting.size() == 1 ? suiting.getFirst() : null);
    }

    private List<String> free() {
        return sample.columns().stream()
                .filter(column -> !columns.containsValue(column))
                .toList();
    }

    private void put(Field field, @Nullable String column) {
        if (column != null) {
            columns.put(field, column);
        }
    }
}
