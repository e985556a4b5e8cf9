package io.matcher.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.http.TooLargeException;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Path dataDir;
    private final Storage storage;

    StorageTest(@TempDir Path dataDir) {
        this.dataDir = dataDir;
        this.storage = new Storage(ServeOptions.parse(Map.of("MATCHER_DATA_DIR", dataDir.toString())));
    }

    @Test
    void a_file_is_named_by_its_digest_and_comes_back_as_it_was() throws IOException {
        StoredFile file = storage.write(tenant, bytes("abc"), 3);

        assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(file.size()).isEqualTo(3);
        assertThat(storage.size(file.key())).isEqualTo(3);
        try (InputStream content = storage.open(file.key())) {
            assertThat(content.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(files()).containsExactly(dataDir.resolve("storage").resolve(file.key()));
        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void the_same_bytes_twice_are_one_file_of_a_tenant() throws IOException {
        assertThat(storage.write(tenant, bytes("abc"), 10)).isEqualTo(storage.write(tenant, bytes("abc"), 10));
        StoredFile others = storage.write(new TenantId(UUID.randomUUID()), bytes("abc"), 10);
        assertThat(others.key()).doesNotStartWith(tenant.toString());
        assertThat(files()).hasSize(2);
    }

    @Test
    void what_goes_past_the_limit_leaves_nothing() throws IOException {
        assertThatThrownBy(() -> storage.write(tenant, bytes("abcd"), 3)).isInstanceOf(TooLargeException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_stream_that_breaks_leaves_nothing() throws IOException {
        InputStream broken = new SequenceInputStream(bytes("abc"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client hung up");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the client hung up");
            }
        });
        assertThatThrownBy(() -> storage.write(tenant, broken, 100)).hasMessage("the client hung up");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_key_never_leads_out_of_the_folder() {
        for (String key : List.of("../keys/jwt.key", "/etc/passwd", tenant + "/../../keys/jwt.key", "", tenant + "/")) {
            assertThatThrownBy(() -> storage.open(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_folder_that_can_not_be_written_is_an_outage_and_shows_in_readiness() throws IOException {
        assertThat(storage.isUsable()).isTrue();
        Files.delete(dataDir.resolve("storage/incoming"));
        Files.delete(dataDir.resolve("storage"));
        Files.writeString(dataDir.resolve("storage"), "a file in the way");
        assertThat(storage.isUsable()).isFalse();
        assertThatThrownBy(() -> storage.write(tenant, bytes("abc"), 3))
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void a_deleted_file_is_gone_and_deleting_it_again_is_no_error() throws IOException {
        StoredFile file = storage.write(tenant, bytes("abc"), 3);
        storage.delete(file.key());
        storage.delete(file.key());
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(dataDir)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
