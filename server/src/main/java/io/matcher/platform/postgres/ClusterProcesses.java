package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells the processes that work on one cluster from all others. A process number alone proves nothing, since numbers are used again: a
 * PostgreSQL process is ours when its program is {@code postgres} and it stands in our cluster's folder.
 */
record ClusterProcesses(Path cluster) {
    private static final Path PROC = Path.of("/proc");

    static ClusterProcesses on(Path cluster) {
        try {
            return new ClusterProcesses(cluster.toRealPath());
        } catch (IOException absent) {
            // No folder yet, so that no process can stand in it.
            return new ClusterProcesses(cluster);
        }
    }

    boolean include(long pid) {
        return Files.isDirectory(PROC.resolve("self")) ? standsInCluster(pid) : namesCluster(pid);
    }

    /** The postmaster and its children; where only command lines can be seen, the postmaster alone. */
    List<Long> all() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::include)
                .toList();
    }

    private boolean standsInCluster(long pid) {
        Path process = PROC.resolve(String.valueOf(pid));
        try {
            return isPostgres(Files.readSymbolicLink(process.resolve("exe")).toString())
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (AccessDeniedException otherUser) {
            // Root in a container may not look into another user's process, but everyone may read its command line.
            return commandLineNamesCluster(process.resolve("cmdline"));
        } catch (IOException goneOrZombie) {
            return false;
        }
    }

    private boolean commandLineNamesCluster(Path commandLine) {
        try {
            List<String> words = List.of(
                    Files.readString(commandLine, StandardCharsets.UTF_8).split("\0", -1));
            return isPostgres(words.getFirst()) && words.contains(cluster.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean namesCluster(long pid) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(info ->
                        info.command().filter(ClusterProcesses::isPostgres).isPresent())
                .filter(info -> List.of(info.arguments().orElse(new String[0])).contains(cluster.toString()))
                .isPresent();
    }

    private static boolean isPostgres(String program) {
        // The file of a program that was replaced while it runs reads "postgres (deleted)".
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("postgres") || name.equals("postgres (deleted)");
    }
}
