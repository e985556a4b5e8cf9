package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Eventually;
import io.matcher.testing.Service;
import io.matcher.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BadInputTest {

    private static final String HEADER = "id,amount,currency,date,text\n";

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void wrong_types_and_numbers_that_do_not_fit_are_rows_with_a_reason() {
        Client.Reply reply = upload("""
                [{"id":{"a":1},"amount":1,"currency":"EUR","date":"2025-01-01"},
                 {"id":"b","amount":[1],"currency":"EUR","date":"2025-01-01"},
                 {"id":"c","amount":true,"currency":"EUR","date":"2025-01-01"},
                 {"id":"d","amount":1234567890123,"currency":"EUR","date":"2025-01-01"},
                 {"id":"e","amount":1e400,"currency":"EUR","date":"2025-01-01"},
                 {"id":"f","amount":0.123456789,"currency":"EUR","date":"2025-01-01"},
                 {"id":"g","amount":1,"currency":7,"date":"2025-01-01"},
                 {"id":"h","amount":1,"currency":"EUR","date":"2025-02-30"},
                 {"amount":1,"currency":"EUR","date":"2025-01-01"},
                 {"id":"ok","amount":999999999999.99999999,"currency":"EUR","date":"2025-01-01"}]
                """, "json").expect(202);
        assertThat(reply.json().required("totalRows").intValue()).isEqualTo(10);
        assertThat(reply.json().required("failedRows").intValue()).isEqualTo(9);
        JsonNode items = errors(reply).required("items");
        assertThat(items.valueStream()
                        .map(item -> item.required("row").intValue())
                        .toList())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(items.valueStream().map(item -> item.required("message").stringValue()))
                .allSatisfy(message -> assertThat(message).isNotBlank());
    }

    @Test
    void a_nul_character_and_broken_utf_8_spoil_their_row_at_most() {
        byte[] nul = (HEADER + "a,1,EUR,2025-01-01,x\0y\nb,1,EUR,2025-01-01,\n").getBytes(StandardCharsets.UTF_8);
        Client.Reply first = upload(nul, "csv").expect(202);
        assertThat(first.json().required("failedRows").intValue()).isEqualTo(1);

        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.writeBytes((HEADER + "ü,1,EUR,2025-01-01,é\nc,1,EUR,2025-01-01,x").getBytes(StandardCharsets.UTF_8));
        broken.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        broken.writeBytes("\nd,1,EUR,2025-01-01,\n".getBytes(StandardCharsets.UTF_8));
        Client.Reply second = upload(broken.toByteArray(), "csv").expect(202);
        assertThat(second.text("status")).isEqualTo("COMPLETED");
        assertThat(second.json().required("totalRows").intValue()).isEqualTo(3);
    }

    @Test
    void archives_that_expand_without_end_are_refused_and_leave_nothing() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            bomb(out);
        }
        refusedOrFailed(upload(gzip.toByteArray(), "csv"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../../etc/bomb.csv"));
            bomb(out);
        }
        refusedOrFailed(upload(zip.toByteArray(), "csv"));
        assertThat(setup.count("transactions")).isZero();
    }

    private static void bomb(OutputStream out) throws IOException {
        out.write((HEADER + "a,1,EUR,2025-01-01,").getBytes(StandardCharsets.UTF_8));
        byte[] zeros = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            out.write(zeros);
        }
    }

    @Test
    void a_million_columns_ten_thousand_levels_and_external_entities_are_refused_at_once() {
        assertThat(upload("c,".repeat(1_000_000) + "\n1\n", "csv").expect(400).text("detail"))
                .contains("columns");
        assertThat(upload("[".repeat(10_000), "json").expect(400).text("code")).isEqualTo("MTCH-0001");
        assertThat(upload("{\"a\":".repeat(10_000), "json").expect(400).text("code"))
                .isEqualTo("MTCH-0001");
        Client.Reply xxe = upload("""
                <?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <r><row><id>&x;</id><amount>1</amount><currency>EUR</currency><date>2025-01-01</date></row></r>
                """, "xml").expect(400);
        assertThat(xxe.body()).doesNotContain("root:");
        assertThat(setup.count("ingestion_jobs")).isZero();
    }

    @Test
    void a_file_cut_in_the_middle_fails_as_a_whole_and_comes_in_once_it_is_mended() {
        StringBuilder rows = new StringBuilder("[");
        for (int i = 0; i < 3_000; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"r")
                    .append(i)
                    .append("\",\"amount\":1,\"currency\":\"EUR\",\"date\":\"2025-01-01\"}\n");
        }
        String whole = rows + "]";
        Client.Reply cut =
                upload(whole.substring(0, whole.length() - 20), "json").expect(202);
        assertThat(cut.text("status")).isEqualTo("FAILED");
        assertThat(cut.text("failureReason")).contains("line");
        JsonNode errors = errors(cut);
        assertThat(errors.required("totalErrors").intValue()).isEqualTo(1);
        assertThat(setup.count("transactions")).isZero();
        assertThat(setup.count("open_items")).isZero();

        Client.Reply mended = upload(whole, "json").expect(202);
        assertThat(mended.text("status")).isEqualTo("COMPLETED");
        assertThat(mended.json().required("insertedRows").intValue()).isEqualTo(3_000);
    }

    @Test
    void a_form_that_is_no_upload_says_so() {
        String path = setup.uploadPath();
        String type = "multipart/form-data; boundary=b";
        String format = "--b\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n";
        Client client = setup.client();
        assertThat(client.send("POST", path, type, format + "--b--\r\n")
                        .expect(400)
                        .text("detail"))
                .contains("body.file is required");
        assertThat(client.send("POST", path, type, format).expect(400).text("detail"))
                .contains("form");
        assertThat(client.send("POST", path, type, format + format + "--b--\r\n")
                        .expect(400)
                        .text("detail"))
                .contains("twice");
        assertThat(client.send("POST", path, "multipart/form-data", "x")
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0001");
        assertThat(client.upload(path, "f", bytes(HEADER), Map.of("format", "csv", "else", "1"))
                        .expect(400)
                        .text("detail"))
                .contains("beside");
        assertThat(setup.count("ingestion_jobs")).isZero();
    }

    @Test
    void the_file_may_come_before_its_format_and_a_refused_file_is_not_kept() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x/naïve.csv\"\r\n\r\n"
                + HEADER + "first,1,EUR,2025-01-01,\n\r\n";
        String named = file + "--b\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--b--\r\n";
        String type = "multipart/form-data; boundary=b";
        Client.Reply done =
                setup.client().send("POST", setup.uploadPath(), type, named).expect(202);
        assertThat(done.text("fileName")).isEqualTo("naïve.csv");
        Path kept = storage().resolve(setup.tenant.toString());
        assertThat(kept.resolve(done.text("digest"))).exists();

        Setup other = Setup.on(service);
        other.client()
                .send("POST", other.uploadPath(), type, file + "--b--\r\n")
                .expect(400);
        assertThat(storage().resolve(other.tenant.toString())).isEmptyDirectory();
        setup.client()
                .send("POST", setup.uploadPath(), type, file + "--b--\r\n")
                .expect(400);
        assertThat(kept.resolve(done.text("digest")))
                .as("the same bytes, on which a job stands")
                .exists();
    }

    @Test
    void a_client_that_hangs_up_leaves_nothing_behind() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + setup.uploadPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + Tokens.of(setup.tenant.value(), "tester", "admin")
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000000\r\n\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" + HEADER)
                    .getBytes(StandardCharsets.UTF_8));
            out.write(new byte[1 << 20]);
            out.flush();
            Eventually.eventually(() -> assertThat(incoming()).isNotEmpty());
        }
        Eventually.eventually(() -> assertThat(incoming()).isEmpty());
        assertThat(setup.count("ingestion_jobs")).isZero();
        assertThat(storage().resolve(setup.tenant.toString())).doesNotExist();
    }

    @Test
    void the_same_file_sent_twice_at_once_comes_in_once() throws Exception {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            csv.append(i).append(",1,EUR,2025-01-01,\n");
        }
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client.Reply>> replies = both.invokeAll(
                    List.of(() -> setup.uploadCsv(csv.toString()), () -> setup.uploadCsv(csv.toString())));
            int inserted = 0;
            int duplicates = 0;
            for (Future<Client.Reply> reply : replies) {
                JsonNode job = reply.get().expect(202).json();
                inserted += job.required("insertedRows").intValue();
                duplicates += job.required("duplicateRows").intValue();
            }
            assertThat(inserted).isEqualTo(2_000);
            assertThat(duplicates).isEqualTo(2_000);
        }
        assertThat(setup.count("transactions")).isEqualTo(2_000);
        assertThat(setup.count("open_items")).isEqualTo(2_000);
    }

    @Test
    void a_full_disk_and_a_file_past_the_limit_have_their_own_answers() throws IOException {
        Path data = Files.createTempDirectory("matcher-full");
        Files.writeString(data.resolve("storage"), "not a folder, so that nothing can be stored");
        try (Service full = Service.start(Map.of("MATCHER_DATA_DIR", data.toString()))) {
            Setup there = Setup.on(full);
            assertThat(there.uploadCsv(HEADER + "a,1,EUR,2025-01-01,\n")
                            .expect(503)
                            .text("code"))
                    .isEqualTo("MTCH-0019");
            Files.delete(data.resolve("storage"));
            there.uploadCsv(HEADER + "a,1,EUR,2025-01-01,\n").expect(202);

            full.client(io.matcher.platform.tenancy.TenantId.DEFAULT.value(), "admin")
                    .put("/system/matcher/ingestion.max_upload_bytes", Map.of("value", 1000))
                    .expect(204);
            Client.Reply large = there.uploadCsv(HEADER + "a".repeat(2_000)).expect(413);
            assertThat(large.text("code")).isEqualTo("MTCH-0010");
            assertThat(there.count("ingestion_jobs")).isEqualTo(1);
        }
    }

    @Test
    void a_wrong_token_is_401() {
        service.anonymous()
                .with("Authorization", "Bearer nonsense")
                .upload(setup.uploadPath(), "f", bytes(HEADER), Map.of("format", "csv"))
                .expect(401);
    }

    private Path storage() {
        return service.part(io.matcher.platform.startup.ServeOptions.class)
                .dataDir()
                .resolve("storage");
    }

    private List<Path> incoming() {
        Path folder = storage().resolve("incoming");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void refusedOrFailed(Client.Reply reply) {
        if (reply.status() == 202) {
            assertThat(reply.text("status")).isEqualTo("FAILED");
        } else {
            reply.expect(400);
        }
    }

    private JsonNode errors(Client.Reply job) {
        return setup.client()
                .get(setup.path("/jobs/" + job.text("id") + "/errors"))
                .expect(200)
                .json();
    }

    private Client.Reply upload(String content, String format) {
        return upload(bytes(content), format);
    }

    private Client.Reply upload(byte[] content, String format) {
        return setup.client().upload(setup.uploadPath(), "f", content, Map.of("format", format));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
