package io.matcher.formats;

import io.matcher.formats.Formats.Opener;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Opens gzip and zip, one level deep; anything else passes through, workbooks (which are zip archives, too) as they are. */
final class Archives {
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final List<String> WORKBOOK_PARTS = List.of(
            "xl/workbook.", "xl/worksheets/", "xl/sharedStrings.", "xl/styles.", "xl/theme/", "xl/_rels/workbook.");

    private Archives() {}

    static boolean isArchive(byte[] head) {
        return isGzip(head) || isZip(head);
    }

    private static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    static boolean isZip(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 || head[2] == 5)
                && head[3] == head[2] + 1;
    }

    /**
     * Whether one of the entries seen so far is part of a workbook. Its main part comes last in many files, so that any
     * of the folder's counts.
     */
    static boolean holdsWorkbook(byte[] head) {
        for (int at = 0; at + LOCAL_HEADER_BYTES < head.length; at++) {
            boolean entry = head[at] == 'P' && head[at + 1] == 'K' && head[at + 2] == 3 && head[at + 3] == 4;
            int name = at + LOCAL_HEADER_BYTES;
            if (entry && WORKBOOK_PARTS.stream().anyMatch(part -> startsWith(head, name, part))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] head, int from, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (from + i >= head.length || head[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
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
        if (isZip(magic) && holdsWorkbook(source.look(Limits.LOOK_BYTES))) {
            return opener.open(source, fileName);
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
