package io.matcher.formats;

import io.matcher.formats.Formats.Opener;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens gzip and zip, one level deep; anything else passes through. */
final class Archives {
    private Archives() {}

    static boolean isArchive(byte[] head) {
        return isGzip(head) || isZip(head);
    }

    private static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    private static boolean isZip(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 || head[2] == 5)
                && head[3] == head[2] + 1;
    }

    static RecordReader open(ByteSource source, @Nullable String fileName, FormatOptions options, Opener opener)
            throws IOException {
        byte[] magic = source.look(4);
        if (isGzip(magic)) {
            ByteSource plain = ByteSource.expandedFrom(
                    source,
                    new ExpandingStream(source, options.maxExpandedBytes(), () -> new GZIPInputStream(source, 8192)));
            return opener.openEntry(plain, withoutEnding(fileName));
        }
        return isZip(magic) ? new ZipRecordReader(source, options, opener) : opener.open(source, fileName);
    }

    private static @Nullable String withoutEnding(@Nullable String fileName) {
        if (fileName == null || !fileName.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return fileName;
        }
        return fileName.substring(0, fileName.length() - ".gz".length());
    }
}
