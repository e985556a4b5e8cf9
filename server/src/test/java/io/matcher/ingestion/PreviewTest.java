package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import io.matcher.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A look at a file: the first rows, whatever its size, and nothing kept. */
class PreviewTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final String HEADER = "id;Valor;Data;Senha;CPF do cliente\n";

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void the_first_rows_are_shown_as_they_stand_and_sensitive_columns_are_hidden() {
        String csv = HEADER + "a;1.000,50;05/01/2026;geheim;111.222.333-44\n".repeat(8);
        JsonNode preview =
                preview("f.csv", csv, Map.of("format", "CSV")).expect(200).json();
        assertThat(preview.required("format").stringValue()).isEqualTo("csv");
        assertThat(preview.required("columns").valueStream().map(JsonNode::stringValue))
                .containsExactly("id", "Valor", "Data", "Senha", "CPF do cliente");
        assertThat(preview.required("rowCount").intValue()).isEqualTo(5);
        assertThat(preview.required("sampleRows").size()).isEqualTo(5);
        assertThat(preview.required("sampleRows").get(0).valueStream().map(JsonNode::stringValue))
                .containsExactly("a", "1.000,50", "05/01/2026", "***REDACTED***", "***REDACTED***");
        assertThat(preview.has("skipped")).isFalse();
        assertThat(setup.count("ingestion_jobs")).isZero();
    }

    @Test
    void how_many_rows_are_shown_is_asked_for_in_the_query_or_in_the_form() {
        String csv = HEADER + "a;1;2;3;4\n".repeat(30);
        assertThat(preview("f.csv", csv, Map.of("max_rows", "20"))
                        .json()
                        .required("rowCount")
                        .intValue())
                .isEqualTo(20);
        assertThat(setup.client()
                        .upload(path() + "?max_rows=2", "f.csv", bytes(csv), Map.of())
                        .expect(200)
                        .json()
                        .required("rowCount")
                        .intValue())
                .isEqualTo(2);
        assertThat(place(preview("f.csv", csv, Map.of("max_rows", "21")).expect(400)))
                .isEqualTo("body.max_rows");
        assertThat(place(setup.client()
                        .upload(path() + "?max_rows=0", "f.csv", bytes(csv), Map.of())
                        .expect(400)))
                .isEqualTo("query.max_rows");
    }

    @Test
    void without_a_format_it_is_found_by_looking_also_within_gzip() throws IOException {
        JsonNode json = preview("x", "[{\"b\":1,\"a\":\"x\"},{\"c\":{\"d\":2}}]", Map.of())
                .expect(200)
                .json();
        assertThat(json.required("format").stringValue()).isEqualTo("json");
        assertThat(json.required("columns").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(json.required("sampleRows").toString())
                .isEqualTo("[[\"x\",\"1\",\"\"],[\"\",\"\",\"{\\\"d\\\":2}\"]]");
        assertThat(preview("x", "<r><row><id>x</id></row></r>", Map.of())
                        .expect(200)
                        .text("format"))
                .isEqualTo("xml");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 400_000; i++) {
                out.write(bytes("{\"id\":\"" + Integer.toString(i * 7919, 36) + "\",\"amount\":" + i + "}\n"));
            }
        }
        assertThat(packed.size()).isGreaterThan(1 << 20);
        Client.Reply reply = setup.client().upload(path(), "x.gz", packed.toByteArray(), Map.of());
        assertThat(reply.expect(200).text("format")).isEqualTo("json");
    }

    @Test
    void what_is_no_row_is_named_and_a_file_without_any_row_is_400_with_place_and_reason() {
        JsonNode skipped = preview("f.csv", "a,b\n1,2,3\n4,5\n", Map.of("format", "csv"))
                .expect(200)
                .json();
        assertThat(skipped.required("rowCount").intValue()).isEqualTo(1);
        assertThat(skipped.required("skipped").get(0).required("row").intValue())
                .isEqualTo(2);

        Client.Reply numbers =
                preview("f.json", "[1,\"x\"]", Map.of("format", "json")).expect(400);
        assertThat(place(numbers)).isEqualTo("body.file.row[1]");
        assertThat(numbers.json().required("errors").get(0).required("message").stringValue())
                .contains("a number and not an object");
        assertThat(place(preview("f.json", "{\"a\":", Map.of("format", "json")).expect(400)))
                .isEqualTo("body.file");
        assertThat(preview("f.json", "7", Map.of("format", "json")).expect(400).text("detail"))
                .contains("a number");
        assertThat(preview("f.csv", "", Map.of("format", "csv")).expect(400).text("code"))
                .isEqualTo("MTCH-0304");
        assertThat(preview("f.csv", "a,b\n", Map.of("format", "csv"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0304");
        assertThat(preview("f.csv", "a,b\n1,2\n", Map.of("format", "pdf"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0307");
        assertThat(place(preview("f.csv", "a,b\n1,2\n", Map.of("rows", "2")).expect(400)))
                .isEqualTo("body");
        assertThat(preview("f", "a,b\n1," + "x".repeat(2 << 20), Map.of("format", "csv"))
                        .expect(400)
                        .text("detail"))
                .isNotBlank();
    }

    @Test
    void the_source_must_be_there_its_context_ours_and_the_body_a_form() {
        assertThat(setup.client()
                        .upload(path(setup.contextId, UUID.randomUUID()), "f.csv", bytes("a\n1\n"), Map.of())
                        .expect(404)
                        .text("code"))
                .isEqualTo("MTCH-0301");
        service.admin().upload(path(), "f.csv", bytes("a\n1\n"), Map.of()).expect(404);
        assertThat(setup.client().post(path(), Map.of()).expect(415).text("code"))
                .isEqualTo("MTCH-0022");
        service.client(setup.tenant.value(), "viewer")
                .upload(path(), "f.csv", bytes("a\n1\n"), Map.of())
                .expect(403);
        setup.in(() -> setup.jdbc
                .sql("update contexts set status = 'DRAFT' where id = ?")
                .param(setup.contextId)
                .update());
        preview("f.csv", "a\n1\n", Map.of()).expect(200);
    }

    @Test
    void a_file_of_a_gibibyte_is_answered_within_a_second_while_most_of_it_has_not_been_sent() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Tokens.of(setup.tenant.value(), "tester", "admin")
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.csv\"\r\n\r\n" + HEADER));
            byte[] rows = bytes("a;1,00;05/01/2026;x;y\n".repeat(5_000));
            for (int sent = 0; sent < 2 << 20; sent += rows.length) {
                out.write(rows);
            }
            out.flush();
            long start = System.nanoTime();
            String answer = untilEnd(socket.getInputStream());
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"rowCount\":5");
            assertThat(millis).isLessThan(1_000);
        }
    }

    @Test
    void a_client_that_goes_on_sending_gets_its_answer_too() throws IOException, InterruptedException {
        byte[] head =
                bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.csv\"\r\n\r\n" + HEADER);
        byte[] row = bytes("a;1,00;05/01/2026;x;y\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path()))
                .header("Authorization", "Bearer " + Tokens.of(setup.tenant.value(), "tester", "admin"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(head, row, GIBIBYTE)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"rowCount\":5");
        }
    }

    /** A beginning, and one row again and again, up to a length. */
    private static final class Endless extends InputStream {
        private final byte[] head;
        private final byte[] row;
        private final long length;
        private long at;

        Endless(byte[] head, byte[] row, long length) {
            this.head = head;
            this.row = row;
            this.length = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (at >= length) {
                return -1;
            }
            for (int i = 0; i < count; i++, at++) {
                target[offset + i] = at < head.length ? head[(int) at] : row[(int) ((at - head.length) % row.length)];
            }
            return count;
        }
    }

    /** What comes until the JSON is complete: the connection itself may stay open. */
    private static String untilEnd(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (!answer.toString().contains("\"rowCount\":5")) {
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }

    private static String place(Client.Reply reply) {
        return reply.json().required("errors").get(0).required("location").stringValue();
    }

    private Client.Reply preview(String name, String content, Map<String, String> fields) {
        return setup.client().upload(path(), name, bytes(content), fields);
    }

    private String path() {
        return path(setup.contextId, setup.sourceId);
    }

    private static String path(UUID context, UUID source) {
        return "/v1/imports/contexts/" + context + "/sources/" + source + "/preview";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
