package io.matcher.platform.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matcher.platform.http.outbound.OutboundException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundClientTest {

    private static final OutboundLimits HASTY =
            new OutboundLimits(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(1_200));
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void an_answer_comes_whole_with_its_headers() throws Exception {
        try (RawServer server = new RawServer(RawServer.text(OK))) {
            OutboundResponse response = client(List.of(), Names.ofTheSystem())
                    .send(OutboundRequest.get(
                            URI.create("http://127.0.0.1:" + server.port() + "/a?b=c"), Map.of("X-API-KEY", "k"), 100));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{}");
            assertThat(response.header("Content-Type")).hasValue("application/json");
            assertThat(server.requests().getFirst())
                    .startsWith("GET /a?b=c HTTP/1.1\n")
                    .contains("X-API-KEY: k\n");
        }
    }

    @Test
    void a_name_is_resolved_once_and_the_connection_goes_to_what_was_checked() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        Names rebinding =
                host -> AddressPolicyTest.addresses(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254");
        try (RawServer server = new RawServer(RawServer.text(OK))) {
            OutboundClient client = client(List.of("vendor.example:" + server.port()), rebinding);
            URI target = URI.create("http://vendor.example:" + server.port() + "/");
            assertThat(client.send(OutboundRequest.get(target, Map.of(), 100)).status())
                    .isEqualTo(200);
            assertThat(lookups).hasValue(1);
            assertThat(server.requests().getFirst()).contains("Host: vendor.example:" + server.port());
            assertThat(failure(client, target)).isEqualTo(Kind.REFUSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_next_address_is_tried_when_one_does_not_answer() throws Exception {
        try (RawServer server = new RawServer(RawServer.text(OK))) {
            OutboundClient client = client(
                    List.of("127.0.0.0/8:" + server.port()),
                    host -> AddressPolicyTest.addresses("127.9.9.9", "127.0.0.1"));
            assertThat(client.send(OutboundRequest.get(
                                    URI.create("http://vendor.example:" + server.port() + "/"), Map.of(), 100))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_redirect_to_the_metadata_service_is_an_answer_and_is_not_followed() throws Exception {
        try (RawServer server = new RawServer(
                RawServer.text(
                        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\n\r\n"))) {
            OutboundResponse response = client(List.of(), Names.ofTheSystem())
                    .send(OutboundRequest.get(URI.create("http://127.0.0.1:" + server.port() + "/"), Map.of(), 100));
            assertThat(response.status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_refused_target_gets_no_connection() {
        OutboundClient client = client(List.of(), Names.ofTheSystem());
        for (String url : List.of(
                "http://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "http://localhost:1/",
                "https://user:secret@8.8.8.8/",
                "https://[64:ff9b::a9fe:a9fe]/")) {
            assertThat(failure(client, URI.create(url))).as(url).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void an_answer_that_never_ends_is_cut_at_its_limit() throws Exception {
        try (RawServer server = new RawServer(out -> {
            RawServer.text("HTTP/1.1 200 OK\r\n\r\n").write(out);
            byte[] chunk = new byte[65_536];
            for (int i = 0; i < 100_000; i++) {
                out.write(chunk);
            }
        })) {
            assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                    .isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void a_body_that_trickles_is_cut_at_the_deadline_though_no_single_read_is_late() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer(out -> {
            RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n").write(out);
            for (int i = 0; i < 50; i++) {
                out.write('x');
                out.flush();
                assertThat(never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isFalse();
            }
        })) {
            assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void a_server_that_says_nothing_is_a_timeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = new RawServer(out -> end.await())) {
            assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                    .isEqualTo(Kind.TIMEOUT);
        } finally {
            end.countDown();
        }
    }

    @Test
    void too_many_or_too_long_headers_are_refused() throws Exception {
        String many = "HTTP/1.1 200 OK\r\n" + "X-Filler: x\r\n".repeat(500) + "\r\n";
        String wide = "HTTP/1.1 200 OK\r\nX-Filler: " + "x".repeat(100_000) + "\r\n\r\n";
        for (String answer : List.of(many, wide)) {
            try (RawServer server = new RawServer(RawServer.text(answer))) {
                assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                        .isEqualTo(Kind.MALFORMED);
            }
        }
    }

    @Test
    void an_answer_that_is_not_http_is_refused() throws Exception {
        try (RawServer server = new RawServer(RawServer.text("SSH-2.0-OpenSSH_9.6\r\n".repeat(200)))) {
            assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                    .isIn(Kind.MALFORMED, Kind.UNREACHABLE);
        }
    }

    @Test
    void a_body_cut_in_the_middle_is_an_outage_not_an_answer() throws Exception {
        try (RawServer server =
                new RawServer(RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"results\":["))) {
            assertThat(failure(client(List.of(), Names.ofTheSystem()), loopback(server)))
                    .isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_closed_port_is_unreachable() throws Exception {
        int port;
        try (RawServer server = new RawServer(RawServer.text(OK))) {
            port = server.port();
        }
        assertThat(failure(client(List.of(), Names.ofTheSystem()), URI.create("http://127.0.0.1:" + port + "/")))
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void tls_checks_the_certificate_against_the_name_though_the_connection_goes_to_an_address(@TempDir Path folder)
            throws Exception {
        SSLContext tls = contextFor("vendor.example", folder);
        try (RawServer server = new RawServer(tls.getServerSocketFactory(), RawServer.text(OK))) {
            Names loopback = host -> AddressPolicyTest.addresses("127.0.0.1");
            AddressPolicy policy = new AddressPolicy(
                    List.of("vendor.example:" + server.port(), "other.example:" + server.port()), false, loopback);
            OutboundClient trusting = new OutboundClient(policy, OutboundLimits.USUAL, tls);
            URI named = URI.create("https://vendor.example:" + server.port() + "/");
            assertThat(trusting.send(OutboundRequest.get(named, Map.of(), 100)).status())
                    .isEqualTo(200);
            assertThat(failure(trusting, URI.create("https://other.example:" + server.port() + "/")))
                    .isEqualTo(Kind.UNREACHABLE);
            OutboundClient wary = new OutboundClient(policy, OutboundLimits.USUAL, SSLContext.getDefault());
            assertThat(failure(wary, named)).isEqualTo(Kind.UNREACHABLE);
        }
    }

    private static SSLContext contextFor(String host, Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
        return tls;
    }

    private static OutboundClient client(List<String> permits, Names names) {
        try {
            return new OutboundClient(new AddressPolicy(permits, true, names), HASTY, SSLContext.getDefault());
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static URI loopback(RawServer server) {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    private static Kind failure(OutboundClient client, URI target) {
        OutboundException failed = catchThrowableOfType(
                OutboundException.class, () -> client.send(OutboundRequest.get(target, Map.of(), 100_000)));
        assertThat(failed).as("%s fails", target).isNotNull();
        assertThat((IOException) failed).hasMessageNotContaining("secret");
        return failed.kind();
    }
}
