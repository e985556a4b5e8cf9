package io.matcher.bench;

import java.util.Locale;

/** How figures are written. */
final class Figures {

    private Figures() {}

    static String seconds(double seconds) {
        return Double.isNaN(seconds) || seconds < 0.0005 ? "–" : String.format(Locale.ROOT, "%.3f s", seconds);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    static String share(double share) {
        // Rounded down: 1 is said of nothing that is not.
        return String.format(Locale.ROOT, "%.5f", Math.floor(share * 100_000 + 1e-6) / 100_000);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String rows(int rows) {
        if (rows % 1_000_000 == 0) {
            return rows / 1_000_000 + " M";
        }
        return rows % 1000 == 0 ? rows / 1000 + " k" : Integer.toString(rows);
    }
}
