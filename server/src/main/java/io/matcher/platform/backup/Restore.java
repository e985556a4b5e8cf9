package io.matcher.platform.backup;

import io.matcher.platform.backup.Catalog.Table;
import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/**
 * Fills an empty database and storage folder from a backup, in one transaction: whatever is wrong, nothing is changed.
 *
 * @param storage the local storage folder; it must not hold a file
 */
public record Restore(DatabaseAccess access, Path storage) {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * Migrates the database to the schema version of the backup where it is older, then fills it. The service brings it to its own
     * version at its next start.
     *
     * @throws BackupRefused when the file is no backup or damaged, or the database is not empty or too new
     */
    public Contents read(Path file) {
        if (!Files.isReadable(file)) {
            throw new BackupRefused("The file " + file + " can not be read.");
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Contents contents = ManifestJson.read(archive);
            new StorageFolder(storage).refuseUnlessEmpty();
            migrate(contents);
            fill(archive, contents);
            return contents;
        } catch (IOException problem) {
            throw new BackupRefused(
                    "The backup " + file + " can not be restored: " + problem.getMessage() + ".", problem);
        } catch (SQLException problem) {
            throw new BackupRefused(
                    LOCK_NOT_AVAILABLE.equals(problem.getSQLState())
                            ? "The database is in use; stop the service before a restore."
                            : "The database refused the backup: " + problem.getMessage() + ".",
                    problem);
        }
    }

    private void migrate(Contents contents) throws SQLException {
        if (!Migrations.versions(access).contains(contents.schemaVersion())) {
            throw new BackupRefused("The backup has schema version " + contents.schemaVersion()
                    + ", which this Matcher does not know; restore it with the Matcher that wrote it or a newer one.");
        }
        Migrations.run(access, contents.schemaVersion());
        try (Connection connection = Sql.asOwner(access)) {
            String present = Catalog.schemaVersion(connection);
            if (!present.equals(contents.schemaVersion())) {
                throw new BackupRefused("The database has schema version " + present + " and the backup "
                        + contents.schemaVersion() + "; restore it into a new, empty database.");
            }
        }
    }

    private void fill(ZipFile archive, Contents contents) throws SQLException, IOException {
        StorageFolder folder = new StorageFolder(storage);
        Path unpacked = folder.unpack(archive, contents.files());
        boolean published = false;
        boolean committed = false;
        try (Connection connection = Sql.asOwner(access)) {
            Loading loading = new Loading(connection, Catalog.tables(connection));
            loading.open();
            loading.load(archive, contents);
            loading.close();
            folder.publish(unpacked);
            published = true;
            connection.commit();
            committed = true;
            analyze(connection);
        } finally {
            FileSystemUtils.deleteRecursively(unpacked);
            if (published && !committed) {
                folder.discard();
            }
        }
    }

    /** The planner should know the rows before the first request asks for them. */
    private static void analyze(Connection connection) throws SQLException {
        for (Table table : Catalog.tables(connection)) {
            Sql.execute(connection, "analyze " + Sql.quoted(table.name()));
        }
        connection.commit();
    }
}
