package io.matcher.platform.health;

/** Which build this is, as its jar's manifest says. */
final class Version {

    private static final String UNPACKAGED = "0.0.0";

    private Version() {}

    static String ours() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKAGED : version;
    }
}
