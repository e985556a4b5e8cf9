package io.matcher.discovery;

/** How long the members of a connection may be, in characters. */
final class Limits {

    static final int BASE_URL = 2_048;
    static final int CREDENTIAL = 4_096;

    private Limits() {}
}
