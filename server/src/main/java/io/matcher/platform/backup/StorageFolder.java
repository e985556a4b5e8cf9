package io.matcher.platform.backup;

import io.matcher.platform.backup.Contents.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The stored originals on disk, into and out of an archive. */
record StorageFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(StorageFolder.class);

    /** Uploads that are still being written: no row names them yet. */
    private Path incoming() {
        return root.resolve("incoming");
    }

    List<StoredFile> writeInto(ZipOutputStream zip) throws IOException {
        List<StoredFile> written = new ArrayList<>();
        for (Path file : files()) {
            String path = String.join("/", names(root.relativize(file)));
            MessageDigest digest = Digested.sha256();
            try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                zip.putNextEntry(new ZipEntry("storage/" + path));
                long bytes = content.transferTo(Digested.into(zip, digest));
                zip.closeEntry();
                written.add(new StoredFile(path, bytes, Digested.hex(digest)));
            } catch (NoSuchFileException gone) {
                LOG.debug("{} was removed since it was listed; the rows of the snapshot do not need it.", file);
            }
        }
        return written;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(path -> !path.startsWith(incoming()))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path relative) {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return names;
    }

    void refuseUnlessEmpty() throws IOException {
        if (!files().isEmpty()) {
            throw new BackupRefused("The storage folder " + root + " is not empty; restore into a new data folder.");
        }
    }

    /** Unpacks beside the folder, each file checked against its digest; {@link #publish} gives the folder its name. */
    Path unpack(ZipFile archive, List<StoredFile> files) throws IOException {
        Path unfinished = root.resolveSibling(root.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        createPrivately(unfinished);
        for (StoredFile file : files) {
            unpack(archive, file, inside(unfinished, file));
        }
        return unfinished;
    }

    private static Path inside(Path folder, StoredFile file) {
        Path path = folder.resolve(file.path()).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new BackupRefused("The backup names a file outside the storage folder: " + file.path() + ".");
        }
        return path;
    }

    private static void unpack(ZipFile archive, StoredFile file, Path target) throws IOException {
        ZipEntry entry = archive.getEntry(file.entry());
        if (entry == null) {
            throw new BackupRefused("The backup lacks the stored file " + file.path() + " that its manifest names.");
        }
        createPrivately(target.resolveSibling("."));
        MessageDigest digest = Digested.sha256();
        try (InputStream content = archive.getInputStream(entry);
                FileChannel channel = FileChannel.open(
                        target,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream output = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            content.transferTo(output);
            channel.force(true);
        }
        if (!Digested.hex(digest).equals(file.sha256())) {
            throw new BackupRefused(
                    "The stored file " + file.path() + " of the backup is damaged: its digest differs.");
        }
    }

    private static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(
                folder.normalize(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    void publish(Path unfinished) throws IOException {
        FileSystemUtils.deleteRecursively(root);
        Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
    }

    void discard() throws IOException {
        FileSystemUtils.deleteRecursively(root);
    }
}
