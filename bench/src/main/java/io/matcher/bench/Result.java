package io.matcher.bench;

import java.util.Locale;

/**
 * What one benchmark found.
 *
 * @param ours the service's figure, higher is better
 * @param baseline the baseline's figure in the same unit
 * @param target the ratio that we hold ourselves to
 */
record Result(String name, String unit, double ours, double baseline, double target) {

    double ratio() {
        return ours / baseline;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-28s %14.0f %14.0f %-10s %7.2f  (at least %.2f)%s",
                name,
                ours,
                baseline,
                unit,
                ratio(),
                target,
                ratio() >= target ? "" : "  MISSED");
    }

    static String header() {
        return String.format(
                Locale.ROOT, "%-28s %14s %14s %-10s %7s", "benchmark", "service", "baseline", "unit", "ratio");
    }
}
