package io.matcher.platform.database;

/**
 * Where the database is and how to enter it.
 *
 * @param url a JDBC URL of PostgreSQL 15 to 18, without credentials
 * @param app the role of every request; owns nothing
 * @param owner the role of migrations and partitions
 */
public record DatabaseAccess(String url, Login app, Login owner) {

    /** A role and its password; the password is never printed. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
