package io.matcher.bench;

import io.matcher.bench.report.Table;
import io.matcher.bench.speed.WorstCases;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The worst cases, each at two sizes. */
final class WorstPart {

    private final Consumer<String> progress;
    private final List<WorstCases.Ending> endings = new ArrayList<>();

    WorstPart(Consumer<String> progress) {
        this.progress = progress;
    }

    void run(int most) {
        for (WorstCases worst : WorstCases.values()) {
            for (int rows : new int[] {most / 10, most}) {
                progress.accept("worst cases: " + worst.title() + ", " + Figures.rows(rows));
                endings.add(worst.run(rows));
            }
        }
    }

    Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (WorstCases.Ending ending : endings) {
            rows.add(List.of(
                    ending.worst().title(),
                    Figures.rows(ending.rows()),
                    Figures.seconds(ending.seconds()),
                    Figures.count(ending.confirmed()),
                    Figures.count(ending.proposed()),
                    new TreeMap<>(ending.reasons()).toString()));
        }
        return new Table(
                "worst",
                "Worst cases",
                List.of("case", "rows a side", "match", "confirmed", "proposed", "left open, by reason"),
                rows,
                List.of());
    }
}
