package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.util.PasswordUtil;

/** The files of the database: made whole or not at all, checked before each start, given their configuration. */
record Cluster(DataFolder folder, Binaries binaries, RunAs runAs) {

    Path path() {
        return folder.cluster();
    }

    /** Makes the files where there are none; refuses those this program can not read. */
    void prepare(Credentials credentials) {
        if (!Files.exists(path())) {
            create(credentials);
        }
        checkVersion();
        checkOwner();
    }

    private void checkVersion() {
        Path file = path().resolve("PG_VERSION");
        try {
            String version = Files.readString(file).strip();
            if (!version.equals(Binaries.MAJOR)) {
                throw new PostgresException("The data folder " + folder.root() + " was written by PostgreSQL " + version
                        + " and this Matcher brings PostgreSQL " + Binaries.MAJOR
                        + "; run `./matcher backup FILE` with the Matcher that wrote it, then `./matcher restore FILE`"
                        + " with this one into a new data folder.");
            }
        } catch (IOException unreadable) {
            throw new PostgresException(
                    "The folder " + path() + " is not a whole PostgreSQL cluster (" + file
                            + " can not be read); move it away, and restore a backup with `./matcher restore FILE`.",
                    unreadable);
        }
    }

    private void checkOwner() {
        try {
            runAs.own(path());
        } catch (IOException refused) {
            throw new PostgresException(
                    "The folder " + path() + " belongs to another user (" + refused.getMessage()
                            + "); start the Matcher as that user, or give the folder to this one.",
                    refused);
        }
    }

    private void create(Credentials credentials) {
        Path unfinished = folder.unfinishedCluster();
        try {
            FileTree.delete(unfinished);
            Files.createDirectory(unfinished);
            runAs.own(unfinished);
            initialise(unfinished);
            setAdminPassword(unfinished, credentials);
            Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }

    private void initialise(Path target) {
        // The locale is PostgreSQL's own C.UTF-8, so that no index depends on the machine's C library or ICU.
        Command initdb = Command.run(runAs.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + Credentials.ADMIN,
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions")));
        if (initdb.exitCode() != 0) {
            throw StartFailure.explain(folder, "The database files could not be made", initdb.output());
        }
    }

    /** Sets the superuser's password without a server, so that a lost or half-written credentials file locks nobody out. */
    void setAdminPassword(Path target, Credentials credentials) {
        String verifier =
                PasswordUtil.encodeScramSha256(credentials.admin().password().toCharArray());
        Command single = Command.run(
                runAs.command(List.of(
                        binaries.program("postgres").toString(),
                        "--single",
                        "-D",
                        target.toString(),
                        "-c",
                        "log_checkpoints=off",
                        "postgres")),
                "ALTER ROLE " + Credentials.ADMIN + " PASSWORD '" + verifier + "'\n");
        if (single.exitCode() != 0 || single.output().contains("ERROR:")) {
            throw StartFailure.explain(folder, "The superuser's password could not be set", single.output());
        }
    }

    /** Writes the whole configuration anew; an operator's additions live in {@code operator.conf} beside it. */
    void configure(int port) {
        write(path().resolve("postgresql.conf"), ServerConfig.settings(port));
        write(path().resolve("pg_hba.conf"), ServerConfig.access());
    }

    private void write(Path file, String content) {
        folder.writePrivately(file, content);
        try {
            runAs.own(file);
        } catch (IOException problem) {
            throw folder.unusable(problem);
        }
    }

    List<String> serverCommand() {
        List<String> server = List.of(binaries.program("postgres").toString(), "-D", path().toString());
        return runAs.command(inOwnSession(server));
    }

    /** Away from the terminal's process group: Ctrl-C must reach the service, which stops the server when its requests are done. */
    private static List<String> inOwnSession(List<String> server) {
        if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            return server;
        }
        return Stream.concat(Stream.of("/usr/bin/setsid"), server.stream()).toList();
    }
}
