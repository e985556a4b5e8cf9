package io.matcher.platform.storage;

import io.matcher.platform.http.TooLargeException;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Keeps files in a folder, each named by its digest, under the tenant whose it is.
 *
 * <p>A file is there as a whole or not at all: it is written aside, forced to the disk, renamed, and the rename forced too. The same
 * bytes written twice are one file, so whoever deletes one must know that nothing else refers to it.
 */
@Component
public class Storage {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{64}");

    private final StorageFolder folder;

    Storage(ServeOptions options) {
        this.folder = new StorageFolder(options.dataDir().resolve("storage"));
    }

    /**
     * Reads the stream to its end and keeps what came. When this returns, a crash does not undo it.
     *
     * @param maxBytes how much is permitted
     * @throws TooLargeException when more came; nothing is kept
     * @throws StorageUnavailableException when the disk did not take it
     * @throws IOException when the stream failed; nothing is kept
     */
    public StoredFile write(TenantId tenant, InputStream content, long maxBytes) throws IOException {
        Path aside = folder.aside();
        try {
            StoredFile file = copy(tenant, content, maxBytes, aside);
            folder.settle(aside, file.key());
            return file;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** The bytes of a file. */
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    /** The size of a file in bytes. */
    public long size(String key) throws IOException {
        return Files.size(path(key));
    }

    /** Removes a file; one that is gone already is no error. */
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    /** Whether files can be written right now. */
    public boolean isUsable() {
        return folder.isUsable();
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the storage");
        }
        return folder.resolve(key);
    }

    private static StoredFile copy(TenantId tenant, InputStream content, long maxBytes, Path aside) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (FileChannel file = open(aside)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new TooLargeException(maxBytes);
                }
                digest.update(buffer, 0, read);
                write(file, buffer, read);
            }
            force(file);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new StoredFile(sha256, size, tenant + "/" + sha256);
    }

    private static FileChannel open(Path aside) throws StorageUnavailableException {
        try {
            return FileChannel.open(aside, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failed) {
            throw new StorageUnavailableException("A file can not be opened for writing", failed);
        }
    }

    private static void write(FileChannel file, byte[] bytes, int length) throws StorageUnavailableException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException failed) {
            throw new StorageUnavailableException("A file can not be written", failed);
        }
    }

    private static void force(FileChannel file) throws StorageUnavailableException {
        try {
            file.force(true);
        } catch (IOException failed) {
            throw new StorageUnavailableException("A file can not be forced to the disk", failed);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
