package io.matcher.bench.speed;

import io.matcher.bench.ledger.LedgerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets the contenders load and match in turns, so that a busy moment of the machine meets them all, and keeps each one's best. */
public final class SpeedBench {

    private final LedgerFiles files;
    private final Path folder;
    private final Consumer<String> progress;

    /**
     * A comparison over two files.
     *
     * @param folder where PostgreSQL may keep its data meanwhile
     * @param progress told what is going on, a line at a time
     */
    public SpeedBench(LedgerFiles files, Path folder, Consumer<String> progress) {
        this.files = files;
        this.folder = folder;
        this.progress = progress;
    }

    /** The lines of the engine, DuckDB, PostgreSQL and the bare join, in this order. */
    public List<SpeedLine> run() throws IOException, SQLException {
        OurEngine ours = new OurEngine(files);
        try (ours;
                DuckDb duck = new DuckDb(files);
                Postgres postgres = Postgres.start(files, folder.resolve("postgres"));
                BareJoin bare = new BareJoin(ours::left, ours::right)) {
            List<Best> bests = List.of(new Best(ours), new Best(duck), new Best(postgres), new Best(bare));
            for (int round = 0; round < ours.rounds(); round++) {
                for (Best best : bests) {
                    if (round < best.contender.rounds()) {
                        best.round();
                    }
                }
                progress.accept("speed: round " + (round + 1) + " of " + ours.rounds());
            }
            List<SpeedLine> lines = new ArrayList<>();
            bests.forEach(best -> lines.add(best.line()));
            return lines;
        }
    }

    private static final class Best {
        private final Contender contender;
        private double load = Double.MAX_VALUE;
        private double match = Double.MAX_VALUE;
        private double total = Double.MAX_VALUE;
        private double processor = Double.MAX_VALUE;
        private @Nullable Pairs pairs;

        Best(Contender contender) {
            this.contender = contender;
        }

        void round() throws IOException, SQLException {
            long start = System.nanoTime();
            contender.load();
            double loaded = seconds(start);
            start = System.nanoTime();
            long busy = Cpu.nanos();
            contender.match();
            double matched = seconds(start);
            processor = Math.min(processor, (Cpu.nanos() - busy) / 1e9);
            pairs = contender.found();
            load = Math.min(load, loaded);
            match = Math.min(match, matched);
            total = Math.min(total, loaded + matched);
        }

        SpeedLine line() {
            if (pairs == null) {
                throw new IllegalStateException(contender.name() + " had no round");
            }
            return new SpeedLine(
                    contender.name(), load, match, total, contender.isInProcess() ? processor : Double.NaN, pairs);
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
