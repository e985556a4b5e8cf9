package io.matcher.cli.reconcile;

import io.matcher.formats.ColumnField;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.ColumnGuesser;
import io.matcher.formats.ColumnSample;
import io.matcher.formats.FieldMapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** Guesses the columns of a file, and says what the user must add where that is not enough. */
final class Guessing {

    private Guessing() {}

    /**
     * @param said columns that are not to be guessed
     * @throws BadInput when a named column is not there, or no column looks like the amount or the date
     */
    static ColumnGuess guess(String file, ColumnSample sample, Map<ColumnField, String> said) throws BadInput {
        for (Map.Entry<ColumnField, String> entry : said.entrySet()) {
            if (!sample.has(entry.getValue())) {
                throw new BadInput(file + ": has no column \"" + entry.getValue() + "\" for "
                        + entry.getKey().key() + "; it has " + String.join(", ", sample.columns()));
            }
        }
        // Amounts are compared as they are written; both files may write them without a sign.
        ColumnGuess guess = ColumnGuesser.guess(sample, said).without(ColumnField.DIRECTION);
        require(guess.has(ColumnField.DATE), file, sample, ColumnField.DATE);
        require(
                guess.has(ColumnField.AMOUNT) || guess.has(ColumnField.DEBIT) || guess.has(ColumnField.CREDIT),
                file,
                sample,
                ColumnField.AMOUNT);
        return guess;
    }

    /** What a format with a map of its own says, and the user in its place. */
    static ColumnGuess known(FieldMapping own, Map<ColumnField, String> said) {
        Map<String, String> columns = new LinkedHashMap<>();
        said.forEach((field, column) -> {
            if (field.isCanonical()) {
                columns.put(field.key(), column);
            }
        });
        return ColumnGuess.of(own.overriddenBy(columns));
    }

    private static void require(boolean there, String file, ColumnSample sample, ColumnField field) throws BadInput {
        if (!there) {
            throw new BadInput(file + ": no column looks like the " + field.key() + "; say which with --map "
                    + field.key() + "=COLUMN; it has " + String.join(", ", sample.columns()));
        }
    }
}
