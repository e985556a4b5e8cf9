package io.matcher.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The unpacked PostgreSQL program. */
record Binaries(Path home) {
    /** The release of the bundled archives; a test holds it against what the program says of itself. */
    static final String VERSION = "18.4";

    /** A cluster's files are readable only by programs of its own major version. */
    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /**
     * Finds the program under the folder, or unpacks it there. It is unpacked beside its place and renamed when whole, so that a start
     * that is cut short, or two at once, never leave a program that is only half there.
     */
    static Binaries in(Path folder, Platform platform) {
        String archive = platform.archive();
        Path home = folder.toAbsolutePath().resolve(VERSION + "-" + platform.arch());
        if (Files.isDirectory(home)) {
            return new Binaries(home);
        }
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw platform.unsupported();
            }
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, "unpacking-");
            try {
                unpack(packed, unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                publish(unfinished, home);
            } finally {
                FileTree.delete(unfinished);
            }
            return new Binaries(home);
        } catch (IOException problem) {
            throw new DataFolder(folder).unusable(problem);
        }
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            // Another start unpacked the same archive meanwhile; its copy is as good.
            if (!Files.isDirectory(home)) {
                throw lost;
            }
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, inside(target, entry.getName()));
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the PostgreSQL archive names a file outside its folder: " + name);
        }
        return path;
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(file));
            file.force(false);
        }
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
