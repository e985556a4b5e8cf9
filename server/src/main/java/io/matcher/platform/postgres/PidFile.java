package io.matcher.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says: line 1 is the server's process, line 4 its port, line 8 its state. */
record PidFile(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    static Path of(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Nothing where there is no file, or one so young (or so damaged) that it names no process yet. */
    static Optional<PidFile> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(of(cluster));
            if (lines.isEmpty() || !isNumber(lines.getFirst())) {
                return Optional.empty();
            }
            return Optional.of(new PidFile(
                    Long.parseLong(lines.getFirst().strip()),
                    lines.size() > PORT_LINE && isNumber(lines.get(PORT_LINE))
                            ? Integer.parseInt(lines.get(PORT_LINE).strip())
                            : 0,
                    lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready")));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[0-9]{1,9}");
    }
}
