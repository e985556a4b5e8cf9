package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one service on its data folder. The operating system drops it when the process ends, however it ends.
 *
 * <p>POSIX drops a process's locks on a file as soon as that process closes any descriptor of it, so a second claim inside one process
 * must be refused before the file is opened; {@link #HELD} is for that.
 */
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Claims the folder or returns null when another service has it. */
    static @Nullable FolderLock tryTake(DataFolder folder) {
        Path file = folder.lockFile();
        if (!HELD.add(file)) {
            return null;
        }
        FolderLock lock = null;
        try {
            lock = open(file);
            return lock;
        } catch (IOException problem) {
            throw folder.unusable(problem);
        } finally {
            if (lock == null) {
                HELD.remove(file);
            }
        }
    }

    static FolderLock take(DataFolder folder) {
        FolderLock lock = tryTake(folder);
        if (lock == null) {
            throw new PostgresException("The data folder " + folder.root() + " is in use by another Matcher (process "
                    + holder(folder) + "); stop it, or give this one a folder of its own with MATCHER_DATA_DIR.");
        }
        return lock;
    }

    private static @Nullable FolderLock open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock claim = channel.tryLock();
            if (claim == null) {
                return null;
            }
            taken = true;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(file, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static String holder(DataFolder folder) {
        if (HELD.contains(folder.lockFile())) {
            return String.valueOf(ProcessHandle.current().pid());
        }
        try {
            return Files.readString(folder.lockFile()).strip();
        } catch (IOException unreadable) {
            return "unknown: " + unreadable.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw new PostgresException("The lock " + file + " could not be released.", problem);
        } finally {
            HELD.remove(file);
        }
    }
}
