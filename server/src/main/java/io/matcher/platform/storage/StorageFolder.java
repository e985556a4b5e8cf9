package io.matcher.platform.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** The folder of the storage: {@code incoming/} for files that are still being written, and one folder a tenant. */
final class StorageFolder {

    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> READ_BY_US =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final Path incoming;

    StorageFolder(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
    }

    /** A new empty file to write to. */
    Path aside() throws StorageUnavailableException {
        try {
            Files.createDirectories(incoming, OURS_ALONE);
            return Files.createTempFile(incoming, "", ".part", READ_BY_US);
        } catch (IOException failed) {
            throw new StorageUnavailableException("The storage folder can not be written", failed);
        }
    }

    /** Gives a finished file its name, for good. */
    void settle(Path aside, String key) throws StorageUnavailableException {
        Path place = resolve(key);
        Path tenant = Objects.requireNonNull(place.getParent());
        try {
            if (!Files.isDirectory(tenant)) {
                Files.createDirectories(tenant, OURS_ALONE);
                force(root);
            }
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            force(tenant);
        } catch (IOException failed) {
            throw new StorageUnavailableException("A file can not be put in its place", failed);
        }
    }

    Path resolve(String key) {
        return root.resolve(key);
    }

    boolean isUsable() {
        try {
            Files.delete(aside());
            return true;
        } catch (IOException unusable) {
            return false;
        }
    }

    /** A rename is durable once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
