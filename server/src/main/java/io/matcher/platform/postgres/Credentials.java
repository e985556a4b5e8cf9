package io.matcher.platform.postgres;

import io.matcher.platform.database.DatabaseAccess;
import io.matcher.platform.database.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords of the embedded server's roles, made once and kept in the data folder for its owner alone.
 *
 * @param admin the superuser, used by this package only
 * @param owner owns the database and its tables: migrations, partitions
 * @param app what the service works as: no superuser, no owner, under row security
 */
record Credentials(Login admin, Login owner, Login app) {
    static final String ADMIN = "postgres";
    static final String OWNER = "matcher_owner";
    static final String APP = "matcher_app";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 32;

    static Credentials in(DataFolder folder) {
        Map<String, String> known = read(folder);
        Credentials credentials = new Credentials(login(known, ADMIN), login(known, OWNER), login(known, APP));
        if (known.size() < 3) {
            folder.writePrivately(folder.credentials(), credentials.text());
        }
        return credentials;
    }

    /** How the database on that port is entered by the service. */
    DatabaseAccess access(int port) {
        return new DatabaseAccess(Bootstrap.url(port, Bootstrap.DATABASE), app, owner);
    }

    private static Login login(Map<String, String> known, String user) {
        String password = known.get(user);
        return new Login(user, password == null ? newPassword() : password);
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> read(DataFolder folder) {
        Map<String, String> known = new TreeMap<>();
        if (!Files.exists(folder.credentials())) {
            return known;
        }
        try {
            for (String line : Files.readAllLines(folder.credentials())) {
                int equals = line.indexOf('=');
                if (equals > 0 && equals < line.length() - 1) {
                    known.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return known;
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }

    private String text() {
        return Stream.of(admin, owner, app)
                .map(login -> login.user() + "=" + login.password() + "\n")
                .collect(Collectors.joining());
    }
}
