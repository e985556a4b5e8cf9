package io.matcher.bench;

import io.matcher.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** What we hold ourselves to, and whether we keep it. */
final class Targets {

    private final List<List<String>> rows = new ArrayList<>();

    void atLeast(String what, double measured, double target, String shown) {
        add(what, shown, "at least " + plain(target), measured >= target);
    }

    void atMost(String what, double measured, double target, String shown) {
        add(what, shown, "at most " + plain(target), measured <= target);
    }

    private void add(String what, String shown, String target, boolean isKept) {
        rows.add(List.of(what, shown, target, isKept ? "kept" : "MISSED"));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Table table() {
        return new Table("targets", "Targets", List.of("target", "measured", "asked", ""), rows, List.of());
    }
}
