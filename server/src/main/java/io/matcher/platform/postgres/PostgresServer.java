package io.matcher.platform.postgres;

/** A running PostgreSQL of a data folder, with the two roles and the database of the Matcher in it. */
public sealed interface PostgresServer extends AutoCloseable permits EmbeddedPostgres, JoinedPostgres {

    /** The address of the database {@code matcher}, on 127.0.0.1; it stays the same when the server is restarted. */
    String jdbcUrl();

    /** Owns the database and its tables; for migrations, partitions, backup and restore. */
    DatabaseLogin owner();

    /** What the service works as: under row security, without DDL. */
    DatabaseLogin app();

    @Override
    void close();
}
