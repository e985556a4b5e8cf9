package io.matcher.cli.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minted token exists in one answer and nowhere else: no file of the service or its database, no log, no live object. */
class MintedTokenIT {

    private static final int OTHER_REQUESTS = 1_000;

    @Test
    void is_found_in_no_file_no_log_and_not_in_memory(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String token;
        Path heap = folder.resolve("heap.hprof");
        Path log;
        try (PluggyStandIn pluggy = new PluggyStandIn();
                Jar jar = Jar.serve(data, Map.of())) {
            log = jar.log();
            Api api = JourneyIT.connect(jar.api(UUID.randomUUID().toString(), "admin"), pluggy);
            token = api.post(
                            "/v1/discovery/webhooks/tokens",
                            Map.of("vendor", "pluggy", "connection_config_name", "pluggy-main"))
                    .expect(201)
                    .text("token");
            for (int i = 0; i < OTHER_REQUESTS; i++) {
                api.get("/v1/discovery/aggregator-connections").expect(200);
            }
            jcmd(jar.pid(), "GC.run");
            jcmd(jar.pid(), "GC.heap_dump", heap.toString());
        }
        String connection = "pluggy-main";
        assertThat(holding(List.of(heap), connection))
                .as("The search finds what is there")
                .containsExactly(heap);
        assertThat(holding(List.of(heap), token)).isEmpty();
        assertThat(holding(List.of(log), token)).isEmpty();
        assertThat(holding(files(data), connection))
                .as("The search finds what is there")
                .isNotEmpty();
        assertThat(holding(files(data), token)).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    /** The files that hold the text, as bytes or as UTF-16 in either order. */
    private static List<Path> holding(List<Path> files, String text) {
        byte[][] forms = {
            text.getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_16LE),
            text.getBytes(StandardCharsets.UTF_16BE)
        };
        return files.stream()
                .filter(file -> Stream.of(forms).anyMatch(form -> holds(file, form)))
                .toList();
    }

    private static boolean holds(Path file, byte[] wanted) {
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(window, kept, window.length - kept);
                    read > 0;
                    read = in.read(window, kept, window.length - kept)) {
                int filled = kept + read;
                if (indexOf(window, filled, wanted) >= 0) {
                    return true;
                }
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int indexOf(byte[] window, int filled, byte[] wanted) {
        for (int at = 0; at <= filled - wanted.length; at++) {
            int i = 0;
            while (i < wanted.length && window[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static void jcmd(long pid, String... command) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                String.valueOf(pid)),
                        Stream.of(command))
                .toList();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
