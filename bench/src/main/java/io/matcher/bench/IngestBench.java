package io.matcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** A file uploaded over HTTP until it is durable, against a bare binary COPY of the same rows into an equal table with equal indexes. */
final class IngestBench {

    private final ServiceUnderTest service;
    private final Path folder;
    private final int rows;

    IngestBench(ServiceUnderTest service, Path folder, int rows) {
        this.service = service;
        this.folder = folder;
        this.rows = rows;
    }

    Result run() throws IOException, SQLException {
        Path file = folder.resolve("ingest.csv");
        new Books(1, rows).writeCsv(file, "ledger");
        Path warm = folder.resolve("warm.csv");
        new Books(2, Math.max(1, rows / 10)).writeCsv(warm, "warm");
        double ours = 0;
        double baseline = 0;
        for (int round = 0; round < 3; round++) {
            List<String> ids = service.books("ingest " + round);
            if (round == 0) {
                service.upload(ids.get(0), ids.get(2), warm);
            }
            long start = System.nanoTime();
            service.upload(ids.get(0), ids.get(1), file);
            ours = Math.max(ours, rows / seconds(start));
            baseline = Math.max(baseline, bareCopy(ids.get(1)));
        }
        return new Result("upload, durable", "rows/s", ours, baseline, 0.5);
    }

    private double bareCopy(String source) throws IOException, SQLException {
        Path binary = folder.resolve("rows.bin");
        try (Connection owner = service.owner()) {
            copyOut(owner, "select * from transactions where source_id = '" + source + "'", binary);
            Sql.run(
                    owner,
                    "drop table if exists bench_copy",
                    "create table bench_copy (like transactions including all)");
            long start = System.nanoTime();
            try (InputStream in = Files.newInputStream(binary)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench_copy from stdin (format binary)", in, 1 << 20);
            }
            double perSecond = rows / seconds(start);
            Sql.run(owner, "drop table bench_copy");
            return perSecond;
        }
    }

    private static void copyOut(Connection owner, String query, Path binary) throws IOException, SQLException {
        try (OutputStream out = Files.newOutputStream(binary)) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (format binary)", out);
        }
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
