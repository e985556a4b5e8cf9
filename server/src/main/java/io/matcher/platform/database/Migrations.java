package io.matcher.platform.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema's migrations, run as the owner. */
public final class Migrations {

    private static final String NEWEST = "latest";

    private Migrations() {}

    /** Brings the schema to the version of this program. */
    static void run(DatabaseAccess access) {
        run(access, NEWEST);
    }

    /** Brings an older schema to that version; a newer one stays as it is. */
    public static void run(DatabaseAccess access, String version) {
        configuration(access).target(version).load().migrate();
    }

    /** Every version this program knows, oldest first. */
    public static List<String> versions(DatabaseAccess access) {
        return Arrays.stream(configuration(access).load().info().all())
                .map(migration -> Objects.requireNonNull(migration.getVersion()).getVersion())
                .toList();
    }

    private static FluentConfiguration configuration(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .placeholders(Map.of("app", access.app().user()))
                .locations("classpath:db/migration")
                .validateMigrationNaming(true);
    }
}
