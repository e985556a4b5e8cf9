package io.matcher.discovery;

/** How long the members of a connection may be, in characters. */
public final class Limits {

    public static final int BASE_URL = 2_048;
    public static final int CREDENTIAL = 4_096;

    private Limits() {}
}
