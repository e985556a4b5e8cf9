package io.matcher.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest as JSON. */
final class ManifestJson {
    private static final int LARGEST_BYTES = 256 << 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ManifestJson() {}

    static byte[] write(Contents contents) {
        return MAPPER.writeValueAsBytes(contents);
    }

    /** Reads the manifest of an archive and refuses what this program does not understand. */
    static Contents read(ZipFile archive) throws IOException {
        ZipEntry entry = archive.getEntry(Contents.ENTRY);
        if (entry == null) {
            throw new BackupRefused(
                    "The file " + archive.getName() + " is no backup of a Matcher: it has no manifest.");
        }
        byte[] json;
        try (InputStream stream = archive.getInputStream(entry)) {
            json = stream.readNBytes(LARGEST_BYTES);
        }
        try {
            Contents contents = MAPPER.readValue(json, Contents.class);
            if (contents.format() != Contents.FORMAT) {
                throw new BackupRefused("The backup " + archive.getName() + " has format " + contents.format()
                        + "; this Matcher reads format " + Contents.FORMAT + ".");
            }
            return contents;
        } catch (JacksonException unreadable) {
            throw new BackupRefused(
                    "The manifest of " + archive.getName() + " can not be read: " + unreadable.getOriginalMessage()
                            + ".",
                    unreadable);
        }
    }
}
