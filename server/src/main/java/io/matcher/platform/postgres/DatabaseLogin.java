package io.matcher.platform.postgres;

/** A database role and its password; the password never shows in {@link #toString()}. */
public record DatabaseLogin(String user, String password) {
    @Override
    public String toString() {
        return "DatabaseLogin[user=" + user + "]";
    }
}
