package io.matcher.cli.reconcile;

import io.matcher.engine.Engine;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.Side;
import io.matcher.formats.ColumnField;
import io.matcher.formats.ColumnGuess;
import io.matcher.formats.ColumnSample;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Matches two files without a server. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Matches two files and says what was matched, what is in doubt and what is left.",
        footer = "%nExit code: 0 all matched, 1 differences, 2 bad input.",
        exitCodeOnExecutionException = 70)
public final class ReconcileCommand implements Callable<Integer> {
    private static final int ALL_MATCHED = 0;
    private static final int DIFFERENCES = 1;
    private static final int BAD_INPUT = 2;
    private static final int SHOWN_REFUSALS = 20;

    /** ISO 4217's code for transactions in which no currency is involved. */
    private static final String NO_CURRENCY = "XXX";

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LEFT",
            description = "A ledger or statement: CSV, JSON or XML, also gzip or zip.")
    private Path left = Path.of("");

    @Parameters(index = "1", paramLabel = "RIGHT", description = "The file to hold against it.")
    private Path right = Path.of("");

    @Option(
            names = "--map",
            paramLabel = "[SIDE:]FIELD=COLUMN",
            description = "Which column is what, where the guess is wrong: left:amount=Valor,date=Data. Fields:"
                    + " external_id, amount (or debit and credit), currency, date, description, reference.")
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--tolerance",
            description = "How far two amounts may be apart (0.50 where references agree, else 0).")
    private @Nullable BigDecimal tolerance;

    @Option(names = "--percent-tolerance", description = "The same as a fraction: 0.005 is half a percent.")
    private @Nullable BigDecimal percentTolerance;

    @Option(
            names = "--date-window",
            defaultValue = "3",
            description = "How many days may lie between the two dates (${DEFAULT-VALUE}).")
    private int dateWindow;

    @Option(names = "--ignore-references", description = "Match by amount and date alone.")
    private boolean ignoreReferences;

    @Option(names = "--skip-unreadable", description = "Rows that can not be read do not make the exit code 2.")
    private boolean skipUnreadable;

    @Option(names = "--out", paramLabel = "FILE", description = "A report: .csv, .json, .xlsx or .html.")
    private @Nullable Path out;

    @picocli.CommandLine.ArgGroup(validate = false, heading = "How the files are written:%n")
    private ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() {
        try {
            return run();
        } catch (BadInput bad) {
            err().println(bad.getMessage());
            return BAD_INPUT;
        } catch (IOException failure) {
            err().println("could not read or write: " + failure);
            return BAD_INPUT;
        }
    }

    private int run() throws BadInput, IOException {
        Path target = out;
        Report report = target == null ? null : Report.byEnding(target);
        Map<Side, LoadedSide> sides = load(report != null);
        LoadedSide l = sides.get(Side.LEFT);
        LoadedSide r = sides.get(Side.RIGHT);
        if (l == null || r == null) {
            throw new IllegalStateException("a side was not loaded");
        }
        Reconciliation all = match(l, r);
        out().print(SummaryTable.of(all));
        out().flush();
        if (report != null && target != null) {
            Report.writeTo(target, report, all);
            err().println("report: " + target);
        }
        boolean unreadable = l.unreadable() + r.unreadable() > 0;
        if (unreadable && !skipUnreadable) {
            return BAD_INPUT;
        }
        return all.isComplete() ? ALL_MATCHED : DIFFERENCES;
    }

    private Map<Side, LoadedSide> load(boolean keepsDescriptions) throws BadInput, IOException {
        ColumnMap said = ColumnMap.of(map);
        Map<Side, ColumnSample> samples = new EnumMap<>(Side.class);
        Map<Side, ColumnGuess> guesses = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            ColumnSample sample = FileSample.of(file(side));
            samples.put(side, sample);
            Optional<FieldMapping> own = FileSample.mapping(file(side));
            guesses.put(
                    side,
                    own.isPresent()
                            ? Guessing.known(own.get(), said.side(side))
                            : Guessing.guess(file(side).toString(), sample, said.side(side)));
        }
        Map<Side, LoadedSide> loaded = new EnumMap<>(Side.class);
        Progress progress = progress();
        for (Map.Entry<Side, ColumnGuess> entry : guesses.entrySet()) {
            Side side = entry.getKey();
            ColumnGuess guess = entry.getValue();
            String currency = currency(side, samples, guesses);
            err().println(file(side) + ": " + guess + (currency == null ? "" : ", currency is " + currency));
            SideLoader loader = new SideLoader(file(side), guess, reading.isNegated(side), keepsDescriptions);
            LoadedSide one = loader.load(reading.rules(side, currency), progress);
            finish(progress);
            complain(one);
            loaded.put(side, one);
        }
        return loaded;
    }

    private Path file(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** What stands in for a currency column: what the user says, else the only currency of the other file. */
    private @Nullable String currency(Side side, Map<Side, ColumnSample> samples, Map<Side, ColumnGuess> guesses)
            throws BadInput {
        String given = reading.currency(side);
        ColumnGuess own = guesses.get(side);
        if (given != null || (own != null && own.has(ColumnField.CURRENCY))) {
            return given;
        }
        ColumnGuess other = guesses.get(side.other());
        ColumnSample sample = samples.get(side.other());
        String column = other == null ? null : other.column(ColumnField.CURRENCY);
        String only = column == null || sample == null ? reading.currency(side.other()) : sample.onlyValue(column);
        return only == null ? NO_CURRENCY : only.strip().toUpperCase(Locale.ROOT);
    }

    private void complain(LoadedSide side) {
        for (StatementFinding finding : side.findings()) {
            err().println(side.file() + ": a statement does not add up: " + finding.detail());
        }
        for (Refusal refusal : side.refusals()
                .subList(0, Math.min(SHOWN_REFUSALS, side.refusals().size()))) {
            err().println(side.file() + ", line " + refusal.position() + ": " + Words.refusal(refusal));
        }
        if (side.pending() > 0) {
            err().println(side.file() + ": " + side.pending() + " rows are pending and left out");
        }
        if (side.unreadable() > SHOWN_REFUSALS) {
            err().println(side.file() + ": " + (side.unreadable() - SHOWN_REFUSALS) + " more rows can not be read");
        }
    }

    private Reconciliation match(LoadedSide l, LoadedSide r) throws BadInput {
        boolean references =
                !ignoreReferences && l.guess().hasReferences() && r.guess().hasReferences();
        DefaultRules rules = new DefaultRules(references, tolerance, percentTolerance, dateWindow);
        err().println("rules: " + String.join(" → ", rules.names()));
        Progress progress = progress();
        progress.at("matching", 0, 0);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 256);
        MatchResult result = Engine.match(
                l.ledger(), r.ledger(), rules.rules(), MatchOptions.defaults().withThreads(threads));
        finish(progress);
        return new Reconciliation(l, r, rules, result);
    }

    private Progress progress() {
        boolean watched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return watched ? new Progress.OnTerminal(err()) : Progress.SILENT;
    }

    private static void finish(Progress progress) {
        if (progress instanceof Progress.OnTerminal drawn) {
            drawn.clear();
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by picocli");
        }
        return spec;
    }
}
