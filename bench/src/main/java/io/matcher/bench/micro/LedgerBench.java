package io.matcher.bench.micro;

import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
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

/** One row into the columns of a ledger, and out of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerBench {

    private static final int ROWS = 100_000;

    private final String[] ids = new String[ROWS];
    private Ledger built = Ledger.builder().build();

    @Setup
    public void name() {
        for (int row = 0; row < ROWS; row++) {
            ids[row] = "INV-2026-" + (100_000_000 + row);
        }
        built = add();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Ledger add() {
        LedgerBuilder builder = Ledger.builder();
        for (int row = 0; row < ROWS; row++) {
            builder.externalId(ids[row])
                    .reference(ids[row])
                    .amount(row, 2)
                    .currency("BRL")
                    .bookingDay(20_000)
                    .add();
        }
        return builder.build();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long readReferences() {
        long length = 0;
        for (int row = 0; row < ROWS; row++) {
            length += built.reference(row).length();
        }
        return length;
    }
}
