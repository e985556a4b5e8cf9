package io.matcher.bench.micro;

import io.matcher.bench.ledger.LedgerFiles;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Scenario;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FormatOptions;
import io.matcher.formats.Formats;
import io.matcher.formats.Parsed;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.TransactionReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One row of a CSV file into a transaction: columns, amount, date. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParseBench {

    private static final int ROWS = 100_000;
    private static final FieldMapping COLUMNS =
            new FieldMapping("id", "amount", "currency", "date", "description", "reference");

    private byte[] file = {};

    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("matcher-parse");
        LedgerFiles files = LedgerFiles.in(folder);
        files.writeSides(new LedgerMaker(Scenario.EVERYDAY, 1, ROWS));
        file = Files.readAllBytes(files.left());
        Files.delete(files.left());
        Files.delete(files.right());
        Files.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int readRows() throws IOException {
        int rows = 0;
        try (TransactionReader reader = new TransactionReader(
                Formats.standard().open(new ByteArrayInputStream(file), "csv", null, FormatOptions.FIND_BY_LOOKING),
                COLUMNS,
                ReadingRules.DEFAULT)) {
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                rows++;
            }
        }
        return rows;
    }
}
