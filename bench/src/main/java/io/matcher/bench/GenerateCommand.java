package io.matcher.bench;

import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the files that anyone can try their own matching on. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Writes left.csv, right.csv and truth.csv (and rates.csv where there are foreign payments) into a folder.")
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Made if it is not there.")
    private Path folder = Path.of("");

    @Option(
            names = "--scenario",
            defaultValue = "mixed",
            description = "What the ledgers look like (${DEFAULT-VALUE}).")
    private String scenario = "";

    @Option(
            names = "--rows",
            defaultValue = "10000",
            description = "Rows on the left, up to ten million (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same bytes (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        LedgerMaker maker = maker();
        Files.createDirectories(folder);
        LedgerFiles.in(folder).write(maker);
        return 0;
    }

    private LedgerMaker maker() {
        try {
            return new LedgerMaker(Scenario.named(scenario), seed, rows);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
