package io.matcher.platform.postgres;

import java.util.List;

/** Reads the reason of a failed start in the server's last words. */
final class StartFailure {
    private StartFailure() {}

    static boolean portIsTaken(String output) {
        return output.contains("Address already in use");
    }

    /** A backend of a killed server still holds its shared memory; it ends by itself or is ended. */
    static boolean oldBackendsAreThere(String output) {
        return output.contains("pre-existing shared memory block");
    }

    static PostgresException explain(DataFolder folder, String whatFailed, String output) {
        if (output.contains("No space left on device")) {
            return folder.noSpace(null);
        }
        return new PostgresException(whatFailed + " in " + folder.postgres() + ": " + reason(output));
    }

    private static String reason(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.reversed().stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .orElse("it said nothing");
    }
}
