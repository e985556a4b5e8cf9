package io.matcher.bench;

import io.matcher.bench.accuracy.AccuracyBench;
import io.matcher.bench.accuracy.Score;
import io.matcher.bench.ledger.Scenario;
import io.matcher.bench.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Precision and recall of every scenario at every size up to the one asked for. */
final class AccuracyPart {

    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};

    /** Above this size only those scenarios are run that size is hard on, unless all are asked for. */
    private static final int MOST_FOR_ALL = 100_000;

    /** Above this size there are so many ways to any sum that the search for them says nothing any more. */
    private static final int MOST_FOR_SUMS = 10_000;

    private static final String NOT_TAKEN = "–";

    private static final Set<Scenario> HARD_WHEN_LARGE =
            Set.of(Scenario.UNREFERENCED, Scenario.MISSING, Scenario.TWINS, Scenario.EVERYDAY, Scenario.MIXED);

    private final long seed;
    private final boolean isFull;
    private final Consumer<String> progress;
    private final List<AccuracyBench.Line> lines = new ArrayList<>();
    private final Map<AccuracyBench.Line, Score> completes = new HashMap<>();

    AccuracyPart(long seed, boolean isFull, Consumer<String> progress) {
        this.seed = seed;
        this.isFull = isFull;
        this.progress = progress;
    }

    void run(int most) throws IOException {
        for (int rows : SIZES) {
            for (Scenario scenario : Scenario.values()) {
                if (rows <= most && (isFull || rows <= MOST_FOR_ALL || HARD_WHEN_LARGE.contains(scenario))) {
                    progress.accept("accuracy: " + scenario.word() + ", " + rows + " rows a side");
                    AccuracyBench.Line line = AccuracyBench.run(scenario, rows, seed);
                    lines.add(line);
                    if (rows <= MOST_FOR_SUMS) {
                        completes.put(line, AccuracyBench.complete(scenario, rows, seed));
                    }
                }
            }
        }
    }

    Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (AccuracyBench.Line line : lines) {
            Score ours = line.confirming();
            Score careful = line.proposing();
            Score complete = completes.get(line);
            rows.add(List.of(
                    line.scenario().word(),
                    Figures.rows(line.rows()),
                    Figures.share(ours.precision()),
                    Figures.share(ours.recallConfirmed()),
                    Figures.share(ours.recall()),
                    Figures.count(ours.ambiguousConfirmed()),
                    Figures.count(ours.lures()),
                    Figures.share(careful.precision()),
                    Figures.share(careful.recall()),
                    complete == null ? NOT_TAKEN : Figures.share(complete.precision()),
                    complete == null ? NOT_TAKEN : Figures.share(complete.recall()),
                    complete == null || complete.sums() == 0 ? NOT_TAKEN : Figures.share(complete.recallOfSums()),
                    Figures.share(line.firstFit().precision()),
                    Figures.count(line.firstFit().ambiguousConfirmed())));
        }
        return new Table(
                "accuracy",
                "Accuracy",
                List.of(
                        "scenario",
                        "rows a side",
                        "precision",
                        "recall, confirmed",
                        "recall, with proposed",
                        "ambiguous confirmed",
                        "lures",
                        "precision, careful",
                        "recall, careful",
                        "precision, complete",
                        "recall, complete",
                        "sums found, complete",
                        "precision, first fit",
                        "ambiguous, first fit"),
                rows,
                notes());
    }

    private static List<String> notes() {
        return List.of(
                "A group is right when it holds exactly the rows that belong together. Precision: right among confirmed. Recall: found among"
                        + " what the rows single out.",
                "Ambiguous confirmed: confirmed groups with a row that has an equal twin elsewhere. Lures: pairs without counterparts that"
                        + " look exactly like a pair.",
                "Careful: the same rules, but amount and days alone only propose. First fit: the greedy baseline under the same rules.",
                "Complete: careful, with references repaired, payouts gathered, rates and several rows a side; only there splits, batches and"
                        + " payments in another currency count towards recall. Sums found: of splits whose parts carry no reference; with"
                        + " more rows a day there are more ways to any sum, and past the budget none is searched.");
    }

    void judge(Targets targets) {
        if (lines.isEmpty()) {
            return;
        }
        double precision = lines.stream()
                .mapToDouble(line -> line.confirming().precision())
                .min()
                .orElse(1);
        double careful = lines.stream()
                .mapToDouble(line -> line.proposing().precision())
                .min()
                .orElse(1);
        double recall = lines.stream()
                .filter(line -> line.scenario() != Scenario.FOREIGN)
                .mapToDouble(line -> line.confirming().recall())
                .min()
                .orElse(1);
        double complete =
                completes.values().stream().mapToDouble(Score::precision).min().orElse(1);
        double completeRecall =
                completes.values().stream().mapToDouble(Score::recall).min().orElse(1);
        targets.atLeast("precision of confirmed, complete rules", complete, 0.9999, Figures.share(complete));
        targets.atLeast(
                "recall of what can be told, complete rules", completeRecall, 0.99, Figures.share(completeRecall));
        int ambiguous = lines.stream()
                .mapToInt(line -> line.confirming().ambiguousConfirmed())
                .sum();
        targets.atLeast("precision of confirmed, worst scenario", precision, 0.9999, Figures.share(precision));
        targets.atLeast("the same under the careful rules", careful, 0.9999, Figures.share(careful));
        targets.atLeast("recall of what can be told, worst scenario", recall, 0.99, Figures.share(recall));
        targets.atMost("ambiguous pairs confirmed", ambiguous, 0, Figures.count(ambiguous));
    }
}
