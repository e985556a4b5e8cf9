package io.matcher.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds, written into it last as {@code manifest.json}.
 *
 * @param format version of the file format
 * @param schemaVersion version of the database schema the rows belong to
 * @param writtenAt when the backup was begun
 * @param tables in the order in which they can be filled
 * @param partitions of the partitioned tables, so that old months are made anew
 * @param sequences where each stood
 * @param files the stored originals
 */
public record Contents(
        int format,
        String schemaVersion,
        Instant writtenAt,
        List<TableContents> tables,
        List<Partition> partitions,
        List<SequenceState> sequences,
        List<StoredFile> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /** One table: its columns in the order of the text, how many rows, and the SHA-256 (hex) of the uncompressed text. */
    record TableContents(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name;
        }
    }

    record Partition(String parent, String name, String bound) {}

    record SequenceState(String name, long lastValue, boolean called) {}

    /** A file under the storage folder; the path has forward slashes and never leaves the folder. */
    record StoredFile(String path, long bytes, String sha256) {
        String entry() {
            return "storage/" + path;
        }
    }

    /** In words: tables, rows and files. */
    public String summary() {
        long rows = tables.stream().mapToLong(TableContents::rows).sum();
        long bytes = files.stream().mapToLong(StoredFile::bytes).sum();
        return tables.size() + " tables with " + rows + " rows at schema version " + schemaVersion + ", " + files.size()
                + " stored files with " + bytes + " bytes";
    }
}
