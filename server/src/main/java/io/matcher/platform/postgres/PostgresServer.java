package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;

/** A running PostgreSQL of a data folder, with the two roles and the database of the Matcher in it. */
public sealed interface PostgresServer extends AutoCloseable permits EmbeddedPostgres, JoinedPostgres {

    /** The database on 127.0.0.1 and its two roles; the address stays the same when the server is restarted. */
    DatabaseAccess access();

    @Override
    void close();
}
