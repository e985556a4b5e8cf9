package io.matcher.formats;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written.
 *
 * @param delimiter between fields: comma, semicolon, tab or bar
 * @param quote around fields that hold the delimiter, line ends or quotes (doubled)
 */
record CsvDialect(char delimiter, char quote) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int ROWS_LOOKED_AT = 100;

    /**
     * The dialect under which most of the first rows have the same number of fields, more than one. A spreadsheet's
     * {@code sep=;} line is believed. When nothing speaks for any delimiter, it is the comma.
     */
    static CsvDialect of(String sample, @Nullable Character givenDelimiter) {
        char quote = quoteOf(sample);
        if (givenDelimiter != null) {
            return new CsvDialect(givenDelimiter, quote);
        }
        Character announced = announced(sample);
        if (announced != null) {
            return new CsvDialect(announced, quote);
        }
        CsvDialect best = new CsvDialect(',', quote);
        long bestScore = 0;
        for (char delimiter : DELIMITERS) {
            CsvDialect dialect = new CsvDialect(delimiter, quote);
            long score = dialect.score(sample);
            if (score > bestScore) {
                best = dialect;
                bestScore = score;
            }
        }
        return best;
    }

    /** The delimiter in a first line {@code sep=;}, or null. */
    static @Nullable Character announced(String text) {
        boolean line = text.length() == 5 || (text.length() > 5 && "\r\n".indexOf(text.charAt(5)) >= 0);
        if (!line || !text.regionMatches(true, 0, "sep=", 0, 4)) {
            return null;
        }
        char delimiter = text.charAt(4);
        return new String(DELIMITERS).indexOf(delimiter) < 0 ? null : delimiter;
    }

    /** The apostrophe only where fields begin with it and no field begins with a double quote. */
    private static char quoteOf(String sample) {
        boolean atStart = true;
        boolean apostrophes = false;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (atStart && c == '"') {
                return '"';
            }
            apostrophes |= atStart && c == '\'' && closes(sample, i + 1);
            atStart = c == '\n' || c == '\r' || new String(DELIMITERS).indexOf(c) >= 0;
        }
        return apostrophes ? '\'' : '"';
    }

    private static boolean closes(String sample, int from) {
        int end = sample.indexOf('\'', from);
        if (end < 0 || end - from > 1_000) {
            return false;
        }
        return end + 1 == sample.length() || ",;\t|\r\n".indexOf(sample.charAt(end + 1)) >= 0;
    }

    /**
     * Rows that agree count most, then the number of columns they agree on. A row whose quotes stand wrong speaks against
     * the delimiter: quotes stand beside the true one.
     */
    private long score(String sample) {
        Map<Integer, Integer> rowsByWidth = new HashMap<>();
        int faulty = 0;
        try (CsvScanner scanner = new CsvScanner(new StringReader(sample), this)) {
            for (int rows = 0; rows < ROWS_LOOKED_AT && scanner.nextRow(); rows++) {
                boolean sound = scanner.problem() == null;
                faulty += sound ? 0 : 1;
                rowsByWidth.merge(sound ? scanner.fieldCount() : 0, 1, Integer::sum);
            }
        } catch (BrokenFileException endsInsideQuotes) {
            // The sample may end anywhere; the rows seen so far are the evidence.
            rowsByWidth.remove(1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
        long best = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByWidth.entrySet()) {
            if (entry.getKey() > 1) {
                best = Math.max(best, (entry.getValue() - faulty) * 10_000L + Math.min(entry.getKey(), 9_999));
            }
        }
        return best;
    }
}
