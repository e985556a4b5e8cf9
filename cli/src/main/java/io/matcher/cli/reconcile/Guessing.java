package io.matcher.cli.reconcile;

import io.matcher.formats.guess.ColumnGuess;
import io.matcher.formats.guess.ColumnGuesser;
import io.matcher.formats.guess.ColumnSample;
import io.matcher.formats.guess.Field;
import java.util.Map;

/** Guesses the columns of a file, and says what the user must add where that is not enough. */
final class Guessing {

    private Guessing() {}

    /**
     * @param said columns that are not to be guessed
     * @throws BadInput when a named column is not there, or no column looks like the amount or the date
     */
    static ColumnGuess guess(String file, ColumnSample sample, Map<Field, String> said) throws BadInput {
        for (Map.Entry<Field, String> entry : said.entrySet()) {
            if (!sample.has(entry.getValue())) {
                throw new BadInput(file + ": has no column \"" + entry.getValue() + "\" for "
                        + entry.getKey().key() + "; it has " + String.join(", ", sample.columns()));
            }
        }
        // Amounts are compared as they are written; both files may write them without a sign.
        ColumnGuess guess = ColumnGuesser.guess(sample, said).without(Field.DIRECTION);
        require(guess.has(Field.DATE), file, sample, Field.DATE);
        require(
                guess.has(Field.AMOUNT) || guess.has(Field.DEBIT) || guess.has(Field.CREDIT),
                file,
                sample,
                Field.AMOUNT);
        return guess;
    }

    private static void require(boolean there, String file, ColumnSample sample, Field field) throws BadInput {
        if (!there) {
            throw new BadInput(file + ": no column looks like the " + field.key() + "; say which with --map "
                    + field.key() + "=COLUMN; it has " + String.join(", ", sample.columns()));
        }
    }
}
