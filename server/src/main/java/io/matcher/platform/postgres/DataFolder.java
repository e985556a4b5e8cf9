package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The service's data folder as the database server sees it: which file lies where, and how private files are written. */
record DataFolder(Path root) {
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Creates the folder where absent, readable by its owner only. */
    static DataFolder prepare(Path dataDir) {
        DataFolder folder = new DataFolder(dataDir.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.root, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
            Files.createDirectories(folder.postgres(), PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
            return new DataFolder(folder.root.toRealPath());
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }

    /** Closes the folders above the cluster to everyone else, however they were made. */
    void closeToOthers() {
        setAccess(PRIVATE_FOLDER);
    }

    /** Lets one group pass through the two folders above the cluster, and read nothing in them. */
    void letThrough(int gid) {
        try {
            Files.setAttribute(root, "unix:gid", gid);
            Files.setAttribute(postgres(), "unix:gid", gid);
        } catch (IOException problem) {
            throw unusable(problem);
        }
        setAccess(PosixFilePermissions.fromString("rwx--x---"));
    }

    private void setAccess(Set<PosixFilePermission> access) {
        try {
            Files.setPosixFilePermissions(root, access);
            Files.setPosixFilePermissions(postgres(), access);
        } catch (IOException problem) {
            throw unusable(problem);
        }
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path cluster() {
        return postgres().resolve("cluster");
    }

    /** Where a new cluster is made; it takes its name only when it is whole. */
    Path unfinishedCluster() {
        return postgres().resolve("cluster.unfinished");
    }

    Path credentials() {
        return postgres().resolve("credentials");
    }

    /** The port of the last start, kept so that a restart is found at the same address when it can be. */
    Optional<Integer> recordedPort() {
        try {
            return Optional.of(Files.readString(portFile()).strip())
                    .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                    .map(Integer::valueOf)
                    .filter(port -> port <= 65_535);
        } catch (IOException unreadable) {
            // A lost or garbled record costs nothing but the old port number.
            return Optional.empty();
        }
    }

    void recordPort(int port) {
        writePrivately(portFile(), port + "\n");
    }

    private Path portFile() {
        return postgres().resolve("port");
    }

    /** Replaces a file in one step: a reader, or a crash, sees the old content or the new. */
    void writePrivately(Path file, String content) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PRIVATE_FILE);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw unusable(problem);
        }
    }

    /** Says in one sentence why the folder can not be used. */
    PostgresException unusable(IOException problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("No space left on device")) {
            return noSpace(problem);
        }
        String reason = problem instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getFile() + ": " + refused.getReason()
                : problem.getClass().getSimpleName() + ": " + message;
        return new PostgresException(
                "The data folder " + root + " can not be used (" + reason
                        + "); choose a folder this user may write to with MATCHER_DATA_DIR.",
                problem);
    }

    PostgresException noSpace(@Nullable IOException problem) {
        return new PostgresException(
                "There is no space left on the disk that holds the data folder " + root
                        + "; free some and start again.",
                problem);
    }
}
