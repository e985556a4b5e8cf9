package io.matcher.platform.security;

import io.matcher.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that the service makes for itself on first use, in files of mode 0600 under a folder of mode 0700. */
public final class LocalKey {

    private static final int KEY_BYTES = 48;

    private LocalKey() {}

    /**
     * The text of a local secret, made when absent.
     *
     * @param dataDir the data folder
     * @param name file name under {@code keys/}
     * @throws StartRefused when the folder can not be written
     */
    public static String readOrCreate(Path dataDir, String name, SecureRandom random) {
        return readOrCreate(dataDir, name, random, KEY_BYTES);
    }

    /** As above, with a given number of random bytes, written as base64. */
    public static String readOrCreate(Path dataDir, String name, SecureRandom random, int bytes) {
        Path file = dataDir.resolve("keys").resolve(name);
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            byte[] fresh = new byte[bytes];
            random.nextBytes(fresh);
            write(file, Base64.getEncoder().encodeToString(fresh));
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new StartRefused(
                    "The key file " + file + " can not be read or written: " + failed.getMessage() + ".", failed);
        }
    }

    /** Writes aside and links into place, so that two processes starting at once agree and nobody reads half a key. */
    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path aside = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(aside, text, StandardOpenOption.SYNC);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            return;
        } finally {
            Files.delete(aside);
        }
    }
}
