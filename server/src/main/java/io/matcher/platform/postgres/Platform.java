package io.matcher.platform.postgres;

import java.util.Locale;

/** A kind of machine, and the name of the PostgreSQL archive made for it. */
record Platform(String os, String arch) {

    static Platform current() {
        return new Platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The archive's resource name, as zonky's binaries name it. Linux on x64 and arm64 is shipped; macOS works where its archive was
     * added to the class path.
     */
    String archive() {
        return "postgres-" + system() + "-" + processor() + ".txz";
    }

    private String system() {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.equals("linux")) {
            return "linux";
        }
        if (name.startsWith("mac")) {
            return "darwin";
        }
        throw unsupported();
    }

    private String processor() {
        return switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> throw unsupported();
        };
    }

    PostgresException unsupported() {
        return new PostgresException("There is no embedded PostgreSQL for " + os + " on " + arch
                + " (Linux on x64 or arm64 has one; on Windows use WSL 2); run a PostgreSQL of your own and name it with"
                + " MATCHER_DATABASE_URL.");
    }
}
