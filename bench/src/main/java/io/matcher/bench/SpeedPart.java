package io.matcher.bench;

import io.matcher.bench.DurableBench.Durable;
import io.matcher.bench.report.Table;
import io.matcher.bench.speed.SpeedLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speed showed.
 *
 * @param lines the engine, DuckDB, PostgreSQL and the bare join, in this order
 * @param durable null where the service was not started
 */
record SpeedPart(int rows, List<SpeedLine> lines, @Nullable Durable durable) {

    SpeedPart {
        lines = List.copyOf(lines);
    }

    private SpeedLine ours() {
        return lines.get(0);
    }

    private SpeedLine duck() {
        return lines.get(1);
    }

    private SpeedLine postgres() {
        return lines.get(2);
    }

    private SpeedLine bare() {
        return lines.get(3);
    }

    Table table() {
        List<List<String>> cells = new ArrayList<>();
        for (SpeedLine line : lines) {
            boolean loads = !line.equals(bare());
            cells.add(List.of(
                    line.name(),
                    Figures.seconds(line.match()),
                    Figures.ratio(line.match() / ours().match()),
                    Figures.seconds(line.processor()),
                    loads ? Figures.seconds(line.load()) : "–",
                    loads ? Figures.seconds(line.total()) : "–",
                    loads ? Figures.ratio(line.total() / ours().total()) : "–",
                    line.pairs().taken().toString(),
                    Figures.count(line.pairs().best())));
        }
        List<String> notes = new ArrayList<>();
        notes.add("Times over ours: above 1 we are faster. Two threads each; the best of rounds in turns.");
        if (durable != null) {
            notes.add("Uploaded over HTTP, matched and committed by the service: " + Figures.seconds(durable.total())
                    + " ("
                    + Figures.seconds(durable.upload()) + " for two files, " + Figures.seconds(durable.run())
                    + " for the run, " + Figures.count(durable.matches())
                    + " groups); PostgreSQL only loads and matches in "
                    + Figures.seconds(postgres().total()) + ".");
        }
        return new Table(
                "speed",
                "Speed, " + Figures.rows(rows) + " × " + Figures.rows(rows) + " rows, three passes",
                List.of(
                        "",
                        "match",
                        "over ours",
                        "processor",
                        "load",
                        "load + match",
                        "over ours, total",
                        "pairs without rival, by pass",
                        "among rivals"),
                cells,
                notes);
    }

    void judge(Targets targets) {
        double match = duck().match() / ours().match();
        double bound = bare().match() / ours().match();
        double total = duck().total() / ours().total();
        targets.atLeast("match only, over DuckDB", match, 2, Figures.ratio(match));
        targets.atLeast("match only, share of the bare join's speed", bound, 0.5, Figures.ratio(bound));
        targets.atLeast("load and match, over DuckDB", total, 1.5, Figures.ratio(total));
        if (durable != null) {
            double committed = postgres().total() / durable.total();
            targets.atLeast(
                    "upload to committed, over PostgreSQL that loads and matches",
                    committed,
                    1,
                    Figures.ratio(committed));
        }
    }
}
