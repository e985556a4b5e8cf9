package io.matcher.formats;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the line of the header under the lines that banks print above it (account, period, balance). Such lines are
 * narrower than the table. The header is the first row as wide as most rows are, if no digit stands in it; wherever that
 * is in doubt it is the first row.
 */
final class CsvHeader {
    private static final int ROWS_LOOKED_AT = 200;

    private CsvHeader() {}

    /** The line on which the header begins. */
    static long line(String sample, CsvDialect dialect) {
        Map<Integer, Long> plausible = new HashMap<>();
        Map<Integer, Integer> rowsByWidth = new HashMap<>();
        long first = 0;
        int firstWidth = 0;
        try (CsvScanner scanner = new CsvScanner(new StringReader(sample), dialect)) {
            for (int rows = 0; rows < ROWS_LOOKED_AT && scanner.nextRow(); rows++) {
                int width = scanner.fieldCount();
                first = first == 0 ? scanner.rowLine() : first;
                firstWidth = firstWidth == 0 ? width : firstWidth;
                rowsByWidth.merge(width, 1, Integer::sum);
                plausible.putIfAbsent(width, couldBeHeader(scanner) ? scanner.rowLine() : 0);
            }
        } catch (BrokenFileException endsInsideQuotes) {
            // The sample may end anywhere; the rows seen so far are the evidence.
            rowsByWidth.remove(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
        int usual = usualWidth(rowsByWidth);
        long found = plausible.getOrDefault(usual, 0L);
        return usual > firstWidth && found > 0 ? found : first;
    }

    /** The width of most rows; of several as frequent the greatest. */
    private static int usualWidth(Map<Integer, Integer> rowsByWidth) {
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByWidth.entrySet()) {
            boolean wider = entry.getValue() == most && entry.getKey() > usual;
            if (entry.getValue() > most || wider) {
                most = entry.getValue();
                usual = entry.getKey();
            }
        }
        return usual;
    }

    private static boolean couldBeHeader(CsvScanner scanner) {
        boolean named = false;
        for (int i = 0; i < scanner.fieldCount(); i++) {
            String field = scanner.field(i);
            if (field != null && field.chars().anyMatch(Character::isDigit)) {
                return false;
            }
            named |= field != null && !field.isBlank();
        }
        return named;
    }
}
