package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresServer;
import io.matcher.platform.postgres.PostgresSettings;
import io.matcher.testing.Eventually;
import io.matcher.testing.Service;
import io.matcher.testing.Tokens;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Measures an upload over HTTP until it is durable against a bare binary COPY of the same rows into a table of the same indexes, on a
 * database that forces its writes to the disk: {@code mvn -o test -pl server -am -Dtest=UploadMeasure -Dmatcher.measure=1000000
 * -Dsurefire.failIfNoSpecifiedTests=false}. The figures go to standard output; nothing is asserted about time.
 */
@EnabledIfSystemProperty(named = "matcher.measure", matches = "[0-9]+")
class UploadMeasure {

    private static final int ROUNDS = 4;

    private final int rows = Integer.getInteger("matcher.measure", 0);

    @Test
    void measure() throws Exception {
        Path folder = Files.createTempDirectory("matcher-measure");
        Path csv = folder.resolve("rows.csv");
        write(csv);
        try (PostgresServer server = EmbeddedPostgres.startOrJoin(PostgresSettings.in(folder.resolve("data")));
                Service service = Service.start(Map.of(), server.access())) {
            for (int round = 0; round < ROUNDS; round++) {
                Setup setup = Setup.on(service);
                double upload = upload(setup, csv);
                double copy = bareCopy(server.access(), setup, folder.resolve("rows.bin"));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: upload %.2f s (%.0f rows/s), bare COPY %.2f s (%.0f rows/s), ratio %.2f%n",
                        round,
                        upload,
                        rows / upload,
                        copy,
                        rows / copy,
                        copy / upload);
            }
        }
    }

    private void write(Path csv) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("id,amount,currency,date,text,branch\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "TRX-%08d-%04x,%d.%02d,EUR,2025-%02d-%02d,Payment of invoice %d,%d%n",
                        i,
                        (i * 40_503) & 0xFFFF,
                        (i * 7919L) % 100_000,
                        i % 100,
                        i % 12 + 1,
                        i % 28 + 1,
                        i,
                        i % 50));
            }
        }
    }

    private double upload(Setup setup, Path csv) throws Exception {
        String head = """
                --b
                Content-Disposition: form-data; name="format"

                csv
                --b
                Content-Disposition: form-data; name="file"; filename="rows.csv"

                """.replace("\n", "\r\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(setup.service.url() + setup.uploadPath()))
                .header("Authorization", "Bearer " + Tokens.of(setup.tenant.value(), "tester", "admin"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(csv),
                        BodyPublishers.ofString("\r\n--b--\r\n")))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            long start = System.nanoTime();
            HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
            JsonNode job = StrictJson.mapper().readTree(reply.body());
            awaitEnd(() -> assertThat(setup.client()
                            .get(setup.path("/jobs/" + job.required("id").stringValue()))
                            .text("status"))
                    .isEqualTo("COMPLETED"));
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(setup.count("open_items")).isEqualTo(rows);
            return seconds;
        }
    }

    /** A loaded machine may need several of the usual waits. */
    private static void awaitEnd(Runnable assertion) {
        for (int i = 0; i < 9; i++) {
            try {
                Eventually.eventually(assertion);
                return;
            } catch (AssertionError notYet) {
                System.out.println("still processing");
            }
        }
        Eventually.eventually(assertion);
    }

    private static double bareCopy(DatabaseAccess access, Setup setup, Path binary) throws Exception {
        try (Connection owner = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement sql = owner.createStatement()) {
            sql.execute("create table bare (like transactions including all)");
            sql.execute("set app.tenant = '" + setup.tenant + "'");
            try (OutputStream out = Files.newOutputStream(binary)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from transactions) to stdout (format binary)", out);
            }
            long start = System.nanoTime();
            try (InputStream in = Files.newInputStream(binary)) {
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare from stdin (format binary)", in, 1 << 20);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            sql.execute("drop table bare");
            return seconds;
        }
    }
}
