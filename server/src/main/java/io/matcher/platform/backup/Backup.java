package io.matcher.platform.backup;

import io.matcher.platform.backup.Catalog.Table;
import io.matcher.platform.backup.Contents.SequenceState;
import io.matcher.platform.backup.Contents.StoredFile;
import io.matcher.platform.backup.Contents.TableContents;
import io.matcher.platform.database.DatabaseAccess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes a backup: every row of one instant, then the stored originals, which are older than the rows that name them.
 *
 * @param storage the local storage folder; it need not exist
 */
public record Backup(DatabaseAccess access, Path storage, Clock clock) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Writes the file, readable by its owner only; it takes its name when it is whole.
     *
     * @throws BackupRefused when the file exists or can not be written, or the database holds no Matcher
     */
    public Contents write(Path file) {
        if (Files.exists(file)) {
            throw new BackupRefused("The file " + file + " exists already; a backup never replaces one.");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Contents contents = writeInto(unfinished);
            Files.move(unfinished, file);
            return contents;
        } catch (IOException problem) {
            throw new BackupRefused("The backup " + file + " can not be written: " + problem + ".", problem);
        } catch (SQLException problem) {
            throw new BackupRefused("The database can not be read: " + problem.getMessage() + ".", problem);
        } finally {
            discard(unfinished);
        }
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException left) {
            throw new BackupRefused("The unfinished file " + unfinished + " can not be removed.", left);
        }
    }

    private Contents writeInto(Path unfinished) throws IOException, SQLException {
        Files.deleteIfExists(unfinished);
        try (FileChannel file = FileChannel.open(
                        unfinished,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                ZipOutputStream zip =
                        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES));
                Connection connection = snapshot()) {
            zip.setLevel(Deflater.BEST_SPEED);
            Contents contents = new Contents(
                    Contents.FORMAT,
                    Catalog.schemaVersion(connection),
                    clock.instant(),
                    copyTables(connection, zip),
                    Catalog.partitions(connection),
                    sequences(connection),
                    copyFiles(zip));
            zip.putNextEntry(new ZipEntry(Contents.ENTRY));
            zip.write(ManifestJson.write(contents));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            file.force(true);
            return contents;
        }
    }

    private Connection snapshot() throws SQLException {
        Connection connection = Sql.asOwner(access);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    private static List<TableContents> copyTables(Connection connection, ZipOutputStream zip)
            throws SQLException, IOException {
        List<UUID> tenants = Sql.list(connection, row -> row.getObject(1, UUID.class), "select list_tenants()");
        List<TableContents> written = new ArrayList<>();
        for (Table table : Catalog.tables(connection)) {
            zip.putNextEntry(new ZipEntry("tables/" + table.name()));
            MessageDigest digest = Digested.sha256();
            OutputStream text = Digested.into(zip, digest);
            long rows = table.ofTenants()
                    ? copyByTenant(connection, table, tenants, text)
                    : copyWhole(connection, table, text);
            zip.closeEntry();
            written.add(new TableContents(table.name(), table.columns(), rows, Digested.hex(digest)));
        }
        return written;
    }

    private static long copyWhole(Connection connection, Table table, OutputStream text)
            throws SQLException, IOException {
        return copy(connection, table, "", text);
    }

    private static long copyByTenant(Connection connection, Table table, List<UUID> tenants, OutputStream text)
            throws SQLException, IOException {
        long rows = 0;
        for (UUID tenant : tenants) {
            Sql.list(
                    connection, row -> row.getString(1), "select set_config('app.tenant', ?, true)", tenant.toString());
            rows += copy(connection, table, " where tenant_id = '" + tenant + "'", text);
        }
        refuseStrangers(connection, table, tenants);
        return rows;
    }

    /** Rows of a tenant that is not listed would be missing; where the owner's policy shows them, they are counted. */
    private static void refuseStrangers(Connection connection, Table table, List<UUID> tenants) throws SQLException {
        long strangers = Sql.number(
                connection,
                "select count(*) from " + Sql.quoted(table.name()) + " where tenant_id <> all (?)",
                connection.createArrayOf("uuid", tenants.toArray()));
        if (strangers > 0) {
            throw new IllegalStateException(
                    "The table " + table.name() + " holds " + strangers + " rows of tenants that are not listed");
        }
    }

    private static long copy(Connection connection, Table table, String where, OutputStream text)
            throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        return copies.copyOut(
                "copy (select " + Sql.quoted(table.columns()) + " from " + Sql.quoted(table.name()) + where
                        + ") to stdout",
                text);
    }

    private static List<SequenceState> sequences(Connection connection) throws SQLException {
        List<SequenceState> states = new ArrayList<>();
        for (String name : Catalog.sequences(connection)) {
            states.addAll(Sql.list(
                    connection,
                    row -> new SequenceState(name, row.getLong(1), row.getBoolean(2)),
                    "select last_value, is_called from " + Sql.quoted(name)));
        }
        return states;
    }

    private List<StoredFile> copyFiles(ZipOutputStream zip) throws IOException {
        return new StorageFolder(storage).writeInto(zip);
    }
}
