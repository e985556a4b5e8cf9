package io.matcher.platform.backup;

import io.matcher.platform.backup.Catalog.Table;
import io.matcher.platform.backup.Contents.Partition;
import io.matcher.platform.backup.Contents.SequenceState;
import io.matcher.platform.backup.Contents.TableContents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** The filling of an empty database within one transaction: row security and triggers off, rows in, counted, and on again. */
final class Loading {
    /** A month of a partitioned table, as PostgreSQL writes its bounds; nothing else from a file is ever run as SQL. */
    private static final Pattern RANGE =
            Pattern.compile("FOR VALUES FROM \\('[0-9 :+.-]{1,40}'\\) TO \\('[0-9 :+.-]{1,40}'\\)");

    private final Connection connection;
    private final List<Table> tables;
    private final List<String[]> triggers;

    Loading(Connection connection, List<Table> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.triggers = Catalog.triggers(connection);
    }

    /** Takes every table for this transaction alone and sees that none holds a tenant's row. */
    void open() throws SQLException {
        for (Table table : tables) {
            alter(table.name(), "no force row level security");
        }
        for (String[] trigger : triggers) {
            alter(trigger[0], "disable trigger " + Sql.quoted(trigger[1]));
        }
        for (Table table : tables) {
            if (table.ofTenants() && count(table.name()) > 0) {
                throw new BackupRefused("The database is not empty: the table " + table.name()
                        + " holds rows; restore into a new, empty database.");
            }
        }
        // What a migration put into tables without a tenant is in the backup too.
        for (Table table : tables.reversed()) {
            if (!table.ofTenants()) {
                Sql.execute(connection, "delete from " + Sql.quoted(table.name()));
            }
        }
    }

    void load(ZipFile archive, Contents contents) throws SQLException, IOException {
        refuseOtherTables(contents);
        for (Partition partition : missing(contents)) {
            make(partition);
        }
        for (TableContents table : contents.tables()) {
            load(archive, table);
        }
        Set<String> sequences = Set.copyOf(Catalog.sequences(connection));
        for (SequenceState sequence : contents.sequences()) {
            if (sequences.contains(sequence.name())) {
                Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "select setval(quote_ident(?)::regclass, ?, ?)",
                        sequence.name(),
                        sequence.lastValue(),
                        sequence.called());
            }
        }
    }

    private void refuseOtherTables(Contents contents) {
        Set<String> there = tables.stream().map(Table::name).collect(Collectors.toSet());
        Set<String> here = contents.tables().stream().map(TableContents::name).collect(Collectors.toSet());
        if (!there.equals(here)) {
            throw new BackupRefused("The backup holds the tables " + here + " and the database has " + there + ".");
        }
    }

    private List<Partition> missing(Contents contents) throws SQLException {
        List<Partition> wanted = new ArrayList<>(contents.partitions());
        Set<String> present =
                Catalog.partitions(connection).stream().map(Partition::name).collect(Collectors.toSet());
        wanted.removeIf(partition -> present.contains(partition.name()));
        return wanted;
    }

    private void make(Partition partition) throws SQLException {
        if (!RANGE.matcher(partition.bound()).matches()) {
            throw new BackupRefused("The backup names a partition " + partition.name() + " of " + partition.parent()
                    + " with bounds that are no range of time: " + partition.bound() + ".");
        }
        Sql.execute(
                connection,
                "create table " + Sql.quoted(partition.name()) + " partition of " + Sql.quoted(partition.parent()) + " "
                        + partition.bound());
    }

    private void load(ZipFile archive, TableContents table) throws SQLException, IOException {
        ZipEntry entry = archive.getEntry(table.entry());
        if (entry == null) {
            throw new BackupRefused("The backup lacks the table " + table.name() + " that its manifest names.");
        }
        MessageDigest digest = Digested.sha256();
        try (InputStream text =
                new DigestInputStream(new BufferedInputStream(archive.getInputStream(entry), 1 << 16), digest)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + Sql.quoted(table.name()) + " (" + Sql.quoted(table.columns()) + ") from stdin",
                            text);
        }
        if (!Digested.hex(digest).equals(table.sha256())) {
            throw new BackupRefused("The table " + table.name() + " of the backup is damaged: its digest differs.");
        }
        long rows = count(table.name());
        if (rows != table.rows()) {
            throw new BackupRefused(
                    "The table " + table.name() + " got " + rows + " rows, but the backup says " + table.rows() + ".");
        }
    }

    /** Puts back what {@link #open} took away, table by table as it was. */
    void close() throws SQLException {
        Sql.execute(connection, "set constraints all immediate");
        for (String[] trigger : triggers) {
            alter(trigger[0], trigger[2] + " trigger " + Sql.quoted(trigger[1]));
        }
        for (Table table : tables) {
            if (table.forced()) {
                alter(table.name(), "force row level security");
            }
        }
    }

    private void alter(String table, String change) throws SQLException {
        Sql.execute(connection, "alter table " + Sql.quoted(table) + " " + change);
    }

    private long count(String table) throws SQLException {
        return Sql.number(connection, "select count(*) from " + Sql.quoted(table));
    }
}
