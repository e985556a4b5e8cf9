package io.matcher.bench;

import io.matcher.bench.report.Table;
import io.matcher.bench.speed.Growth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How time grows with rows, and how much heap each size needs. */
final class GrowthPart {

    /** In MiB; the first is what we hold ourselves to. */
    private static final int[] HEAPS = {2048, 3072, 4096, 6144};

    private final long seed;
    private final Consumer<String> progress;
    private final List<Growth.Point> points = new ArrayList<>();

    GrowthPart(long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    void run(List<Integer> sizes) throws IOException {
        for (int rows : sizes) {
            for (int heap : HEAPS) {
                progress.accept("growth: " + Figures.rows(rows) + " rows a side in " + heap + " MiB");
                Growth.Point point = Growth.measure(rows, seed, heap);
                points.add(point);
                if (point.fits()) {
                    break;
                }
            }
        }
    }

    Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Growth.Point point : points) {
            rows.add(List.of(
                    Figures.rows(point.rows()),
                    point.heap() + " MiB",
                    point.fits() ? Figures.seconds(point.seconds()) : "does not fit",
                    point.fits()
                            ? Figures.ratio(point.seconds() / points.getFirst().seconds())
                            : "–"));
        }
        return new Table(
                "growth",
                "Growth: match only, the two ledgers in the same heap",
                List.of("rows a side", "heap", "match", "over the first"),
                rows,
                List.of());
    }

    void judge(Targets targets) {
        for (Growth.Point point : points) {
            if (point.rows() == 10_000_000 && (point.fits() || point.heap() == 2048)) {
                double ratio =
                        point.fits() ? point.seconds() / points.getFirst().seconds() : Double.POSITIVE_INFINITY;
                targets.atMost(
                        "time for 10 M over time for 1 M, " + point.heap() + " MiB",
                        ratio,
                        12,
                        point.fits() ? Figures.ratio(ratio) : "does not fit");
            }
        }
    }
}
