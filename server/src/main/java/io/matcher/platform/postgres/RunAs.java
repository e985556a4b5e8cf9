package io.matcher.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who runs PostgreSQL, which refuses root.
 *
 * <p>An ordinary user runs it directly. Root steps into a user namespace of its own ({@code unshare -U}), where it is nobody and has no
 * capability, yet still owns the private data folder. Where namespaces are forbidden, as in many containers, the server runs as the
 * system user {@code postgres} or {@code nobody}, whose group is then let through the two folders above the cluster.
 */
record RunAs(List<String> prefix, int uid, int gid) {

    /** A program that says nothing and succeeds, to see whether a way of running works here. */
    private static final List<String> PROBE = List.of("true");

    static RunAs choose(DataFolder folder) {
        UnixSystem user = new UnixSystem();
        RunAs direct = new RunAs(List.of(), Math.toIntExact(user.getUid()), Math.toIntExact(user.getGid()));
        folder.closeToOthers();
        if (direct.uid != 0) {
            return direct;
        }
        RunAs namespace = new RunAs(List.of("unshare", "--user"), 0, direct.gid);
        if (namespace.works(PROBE)) {
            return namespace;
        }
        return Stream.of("postgres", "nobody")
                .flatMap(name -> systemUser(name).stream())
                .filter(other -> other.works(PROBE))
                .findFirst()
                .map(other -> other.letThrough(folder))
                .orElseThrow(() -> new PostgresException("PostgreSQL does not run as root, and neither a user namespace"
                        + " nor another user is to be had here; start the Matcher as an ordinary user."));
    }

    /** A user of {@code /etc/passwd}, or nothing. */
    static Optional<RunAs> systemUser(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> asUser(fields[2], fields[3]))
                    .findFirst();
        } catch (IOException unreadable) {
            // Without the list of users there is no other user to become; the caller says so.
            return Optional.empty();
        }
    }

    private static RunAs asUser(String uid, String gid) {
        List<String> prefix =
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs");
        return new RunAs(prefix, Integer.parseInt(uid), Integer.parseInt(gid));
    }

    RunAs letThrough(DataFolder folder) {
        folder.letThrough(gid);
        if (!works(List.of("test", "-x", folder.postgres().toString()))) {
            throw new PostgresException("PostgreSQL does not run as root, and the user it would run as (uid " + uid
                    + ") can not reach the data folder " + folder.root()
                    + "; start the Matcher as an ordinary user or choose another folder with MATCHER_DATA_DIR.");
        }
        return this;
    }

    private boolean works(List<String> command) {
        try {
            return Command.run(command(command)).exitCode() == 0;
        } catch (PostgresException absent) {
            // The tool of this way is not installed: the next way is tried.
            return false;
        }
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes the user the owner of what it must read and write. */
    void own(Path path) throws IOException {
        if (uid == ownerOf(path)) {
            return;
        }
        FileTree.giveTo(path, uid, gid);
    }

    static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
