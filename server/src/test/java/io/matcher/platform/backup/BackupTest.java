package io.matcher.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.Migrations;
import io.matcher.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds every tenant's rows and every stored file; a restore gives the same, or nothing. */
class BackupTest {
    private static final List<UUID> TENANTS = List.of(UUID.randomUUID(), UUID.randomUUID());

    private final Path folder;
    private final Path file;

    BackupTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("matcher.backup");
    }

    @Test
    void rows_files_sequences_and_protection_come_back_as_they_were() throws Exception {
        DatabaseAccess original = filled();
        Path storage = stored("ab/cdef", "an original");
        stored("incoming/upload.part", "half an upl");
        Contents written = new Backup(original, storage, Clock.systemUTC()).write(file);
        assertThat(written.files()).extracting(Contents.StoredFile::path).containsExactly("ab/cdef");

        DatabaseAccess copy = TestDatabase.create();
        Path newStorage = folder.resolve("new/storage");
        Files.createDirectories(newStorage.getParent());
        Contents read = new Restore(copy, newStorage).read(file);

        assertThat(read).isEqualTo(written);
        assertThat(written.tables())
                .filteredOn(table -> table.name().equals("contexts"))
                .singleElement()
                .satisfies(contexts -> assertThat(contexts.rows()).isEqualTo(TENANTS.size()));
        assertThat(digests(copy)).isEqualTo(digests(original));
        assertThat(one(
                        copy,
                        "select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where"
                                + " c.relname = 'audit_logs_2020_01'"))
                .isEqualTo("1");
        assertThat(one(copy, "select count(*) from audit_logs_default")).isEqualTo("0");
        assertThat(one(
                        copy,
                        "insert into outbox_events (id, tenant_id, type, aggregate_type, aggregate_id, payload)"
                                + " values (gen_random_uuid(), '" + TENANTS.getFirst()
                                + "', 't', 'a', gen_random_uuid(), '{}') returning position"))
                .isEqualTo("3");
        assertThat(newStorage.resolve("ab/cdef")).hasContent("an original");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(newStorage.resolve("ab/cdef"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void every_table_of_the_schema_is_in_it() throws Exception {
        DatabaseAccess database = filled();
        Contents written = new Backup(database, folder.resolve("none"), Clock.systemUTC()).write(file);
        assertThat(written.tables())
                .extracting(Contents.TableContents::name)
                .containsAll(all(
                        database,
                        "select tablename from pg_tables where schemaname = 'public' and tablename not in"
                                + " (select c.relname from pg_class c where c.relispartition) and tablename <>"
                                + " 'flyway_schema_history'"));
    }

    @Test
    void a_file_is_never_written_over() throws Exception {
        DatabaseAccess database = filled();
        Files.writeString(file, "precious");
        assertThatThrownBy(() -> new Backup(database, folder.resolve("none"), Clock.systemUTC()).write(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_database_that_was_never_migrated_has_nothing_to_back_up() {
        DatabaseAccess empty = TestDatabase.create();
        assertThatThrownBy(() -> new Backup(empty, folder.resolve("none"), Clock.systemUTC()).write(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("never migrated");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_database_with_rows_is_not_restored_over() throws Exception {
        DatabaseAccess database = filled();
        new Backup(database, folder.resolve("none"), Clock.systemUTC()).write(file);
        Map<String, String> before = digests(database);
        assertThatThrownBy(() -> new Restore(database, folder.resolve("storage")).read(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is not empty");
        assertThat(digests(database)).isEqualTo(before);
    }

    @Test
    void a_storage_folder_with_files_is_not_restored_over() throws Exception {
        new Backup(filled(), folder.resolve("none"), Clock.systemUTC()).write(file);
        Path storage = stored("old", "kept");
        DatabaseAccess copy = TestDatabase.create();
        assertThatThrownBy(() -> new Restore(copy, storage).read(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("storage folder");
        assertThat(storage.resolve("old")).hasContent("kept");
    }

    @Test
    void a_damaged_table_is_named_and_changes_nothing() throws Exception {
        new Backup(filled(), folder.resolve("none"), Clock.systemUTC()).write(file);
        rewrite("tables/contexts", text -> text.replace("Cards", "Carts"));
        refusedAndUntouched("The table contexts of the backup is damaged");
    }

    @Test
    void a_damaged_stored_file_is_named_and_changes_nothing() throws Exception {
        Path storage = stored("ab/cdef", "an original");
        new Backup(filled(), storage, Clock.systemUTC()).write(file);
        rewrite("storage/ab/cdef", text -> "a forgery!!");
        refusedAndUntouched("The stored file ab/cdef of the backup is damaged");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void a_stored_file_can_not_leave_the_folder() throws Exception {
        Path storage = stored("ab/cdef", "an original");
        new Backup(filled(), storage, Clock.systemUTC()).write(file);
        rewrite("manifest.json", text -> text.replace("ab/cdef", "../cdef"));
        refusedAndUntouched("outside the storage folder");
    }

    @Test
    void what_is_no_backup_is_refused() throws Exception {
        Files.writeString(file, "PK but not a zip");
        refusedAndUntouched("can not be restored");
        Files.delete(file);
        refusedAndUntouched("can not be read");
    }

    @Test
    void a_backup_cut_short_is_refused() throws Exception {
        new Backup(filled(), folder.resolve("none"), Clock.systemUTC()).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refusedAndUntouched("can not be restored");
    }

    @Test
    void a_backup_of_a_newer_schema_is_refused() throws Exception {
        new Backup(filled(), folder.resolve("none"), Clock.systemUTC()).write(file);
        rewrite(
                "manifest.json",
                text -> text.replaceAll("\"schemaVersion\" : \"[^\"]*\"", "\"schemaVersion\" : \"9999\""));
        refusedAndUntouched("schema version 9999, which this Matcher does not know");
    }

    @Test
    void a_backup_of_an_older_schema_is_restored_at_that_version() throws Exception {
        DatabaseAccess old = TestDatabase.create();
        Migrations.run(old, "1");
        insertTenants(old);
        new Backup(old, folder.resolve("none"), Clock.systemUTC()).write(file);
        DatabaseAccess copy = TestDatabase.create();
        new Restore(copy, folder.resolve("storage")).read(file);
        assertThat(digests(copy)).isEqualTo(digests(old));
        Migrations.run(copy, "latest");
    }

    private void refusedAndUntouched(String sentence) throws SQLException {
        DatabaseAccess copy = TestDatabase.create();
        Migrations.run(copy, "latest");
        Map<String, String> before = digests(copy);
        assertThatThrownBy(() -> new Restore(copy, folder.resolve("new")).read(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(sentence);
        assertThat(digests(copy)).isEqualTo(before);
        assertThat(one(
                        copy,
                        "select count(*) from pg_class where relkind in ('r', 'p') and relrowsecurity and not"
                                + " relforcerowsecurity"))
                .isEqualTo("0");
    }

    /** A storage folder with one file in it. */
    private Path stored(String name, String content) throws IOException {
        Path storage = folder.resolve("storage");
        Files.createDirectories(storage.resolve(name).resolveSibling("."));
        Files.writeString(storage.resolve(name), content);
        return storage;
    }

    private interface Change {
        String of(String text);
    }

    private void rewrite(String entry, Change change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Path path = zip.getPath(entry);
            String changed = change.of(Files.readString(path));
            assertThat(changed).isNotEqualTo(Files.readString(path));
            Path aside = Files.writeString(folder.resolve("aside"), changed);
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static DatabaseAccess filled() throws SQLException {
        DatabaseAccess database = TestDatabase.create();
        Migrations.run(database, "latest");
        insertTenants(database);
        try (Connection connection = Sql.asOwner(database)) {
            Sql.execute(
                    connection,
                    "create table audit_logs_2020_01 partition of audit_logs for values from"
                            + " ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00')");
            for (UUID tenant : TENANTS) {
                Sql.execute(connection, "set local app.tenant = '" + tenant + "'");
                Sql.execute(connection, """
                        insert into contexts (id, tenant_id, name, type, interval)
                        values (gen_random_uuid(), '%1$s', 'Cards' || chr(9) || E'\\n\\\\ "ü"', '1:1', 'daily');
                        insert into sources (id, tenant_id, context_id, name, type, side)
                        select gen_random_uuid(), tenant_id, id, 'ledger', 'LEDGER', 'LEFT' from contexts
                         where tenant_id = '%1$s';
                        insert into audit_logs (id, tenant_id, entity_type, entity_id, action, changes, created_at)
                        values (gen_random_uuid(), '%1$s', 'context', gen_random_uuid(), 'CREATED', '{"a": 1}',
                                '2020-01-15 12:00+00');
                        insert into outbox_events (id, tenant_id, type, aggregate_type, aggregate_id, payload)
                        values (gen_random_uuid(), '%1$s', 't', 'a', gen_random_uuid(), '{"b": [1, 2]}');
                        insert into jobs (id, tenant_id, kind, payload, max_attempts)
                        values (gen_random_uuid(), '%1$s', 'k', '{}', 3);
                        """.formatted(tenant));
            }
            connection.commit();
        }
        return database;
    }

    private static void insertTenants(DatabaseAccess database) throws SQLException {
        try (Connection connection = Sql.asOwner(database)) {
            for (UUID tenant : TENANTS) {
                Sql.execute(connection, "set local app.tenant = '" + tenant + "'");
                Sql.execute(
                        connection,
                        "insert into tenants (tenant_id, actor_key) values ('" + tenant + "', '\\x0102ff')");
            }
            connection.commit();
        }
    }

    /** Each table's rows as one digest, seen tenant by tenant through the protection. */
    private static Map<String, String> digests(DatabaseAccess database) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = Sql.asOwner(database)) {
            for (Catalog.Table table : Catalog.tables(connection)) {
                StringBuilder seen = new StringBuilder();
                for (UUID tenant : TENANTS) {
                    Sql.execute(connection, "set local app.tenant = '" + tenant + "'");
                    seen.append(Sql.list(
                            connection,
                            row -> row.getString(1),
                            "select md5(string_agg(t::text, ';' order by t::text)) || ' ' || count(*) from "
                                    + Sql.quoted(table.name()) + " t"));
                }
                digests.put(table.name(), seen.append(table.forced()).toString());
            }
        }
        return digests;
    }

    private static String one(DatabaseAccess database, String sql) throws SQLException {
        return all(database, sql).getFirst();
    }

    private static List<String> all(DatabaseAccess database, String sql) throws SQLException {
        try (Connection connection = Sql.asOwner(database)) {
            Sql.execute(connection, "set local app.tenant = '" + TENANTS.getFirst() + "'");
            List<String> found = Sql.list(connection, row -> row.getString(1), sql);
            connection.commit();
            return found;
        }
    }
}
