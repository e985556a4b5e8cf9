package io.matcher.bench;

import io.matcher.bench.DurableBench.Durable;
import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Scenario;
import io.matcher.bench.report.Machine;
import io.matcher.bench.report.Report;
import io.matcher.bench.report.Table;
import io.matcher.bench.speed.SpeedBench;
import io.matcher.bench.speed.SpeedLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./matcher bench}: accuracy and speed of one machine in one run, printed and written down. */
@Command(
        name = "./matcher bench",
        mixinStandardHelpOptions = true,
        subcommands = GenerateCommand.class,
        description =
                "Measures accuracy on ledgers whose truth is known, and speed beside DuckDB, PostgreSQL and a bare hash join.",
        footer = "%nExit code: 0 measured, 1 a target was missed.")
public final class ProofCommand implements Callable<Integer> {

    private static final int TARGET_MISSED = 1;
    private static final int MOST_WORST = 1_000_000;

    private final PrintStream out;
    private final Clock clock;

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "Rows a side, 1,000 to 10,000,000 (${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "1", description = "What the ledgers are made from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where benchmarks.md and benchmarks.json go.")
    private @Nullable Path folder;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "accuracy,speed,durable,growth,worst",
            description = "Parts to run (${DEFAULT-VALUE}); durable belongs to speed.")
    private Set<String> parts = Set.of();

    @Option(names = "--full", description = "Every scenario at every size, and growth to 10 M rows a side.")
    private boolean isFull;

    @Option(names = "--jar", hidden = true, description = "The service, for the durable part.")
    private @Nullable Path jar;

    private ProofCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new ProofCommand(out, Clock.systemUTC())).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (rows < 1_000 || rows > 10_000_000) {
            System.err.println("--rows must be between 1000 and 10000000");
            return CommandLine.ExitCode.USAGE;
        }
        Path work = Files.createTempDirectory("matcher-bench");
        try {
            return measure(work);
        } finally {
            Folders.remove(work);
        }
    }

    private int measure(Path work) throws IOException, SQLException {
        Map<String, String> facts = facts();
        Targets targets = new Targets();
        List<Table> tables = new ArrayList<>();
        if (parts.contains("speed")) {
            speed(work, tables, targets);
        }
        if (parts.contains("growth")) {
            GrowthPart growth = new GrowthPart(seed, this::say);
            growth.run(sizes());
            add(tables, growth.table());
            growth.judge(targets);
        }
        if (parts.contains("worst")) {
            WorstPart worst = new WorstPart(this::say);
            worst.run(Math.min(rows, MOST_WORST));
            add(tables, worst.table());
        }
        if (parts.contains("accuracy")) {
            AccuracyPart accuracy = new AccuracyPart(seed, isFull, this::say);
            accuracy.run(rows);
            add(tables, accuracy.table());
            accuracy.judge(targets);
        }
        Table judged = targets.table();
        add(tables, judged);
        facts.put("load at the end", Machine.load());
        if (folder != null) {
            new Report(facts, tables).write(folder);
        }
        return judged.rows().stream().anyMatch(row -> row.getLast().equals("MISSED")) ? TARGET_MISSED : 0;
    }

    private void speed(Path work, List<Table> tables, Targets targets) throws IOException, SQLException {
        LedgerFiles files = LedgerFiles.in(work);
        say("speed: writing " + Figures.rows(rows) + " rows a side");
        files.writeSides(new LedgerMaker(Scenario.EVERYDAY, seed, rows));
        List<SpeedLine> lines = new SpeedBench(files, work, this::say).run();
        Durable durable = null;
        if (jar != null && parts.contains("durable")) {
            say("speed: upload, match and commit through the service");
            durable = DurableBench.measure(jar.toAbsolutePath(), Files.createDirectory(work.resolve("service")), files);
        }
        SpeedPart part = new SpeedPart(rows, lines, durable);
        add(tables, part.table());
        part.judge(targets);
    }

    private List<Integer> sizes() {
        if (isFull) {
            return List.of(1_000_000, 3_000_000, 10_000_000);
        }
        return rows >= 1_000_000 ? List.of(1_000_000, 3_000_000) : List.of(Math.max(1, rows / 10), rows);
    }

    private void add(List<Table> tables, Table table) {
        tables.add(table);
        out.println(table.text());
    }

    /** Progress is no result. */
    private void say(String line) {
        System.err.println(line);
    }

    private Map<String, String> facts() {
        Map<String, String> facts = Machine.facts();
        facts.put("taken", clock.instant().toString());
        facts.put("seed", Long.toString(seed));
        facts.put("commit", System.getProperty("matcher.commit", "unknown"));
        facts.put("command", "./matcher bench --rows " + rows + " --seed " + seed + (isFull ? " --full" : ""));
        return facts;
    }
}
