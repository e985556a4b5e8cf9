package io.matcher.cli.reconcile;

import java.io.PrintWriter;

/** One line that says how far the work is, for someone who watches; silent for everyone else. */
interface Progress {
    Progress SILENT = (what, done, total) -> {};

    /**
     * Says how far the work is.
     *
     * @param done of {@code total} bytes; a total of 0 means that the end can not be foreseen
     */
    void at(String what, long done, long total);

    /** Draws on a terminal, at most once a percent. */
    final class OnTerminal implements Progress {
        private static final int BAR = 30;
        private final PrintWriter terminal;
        private String drawn = "";

        OnTerminal(PrintWriter terminal) {
            this.terminal = terminal;
        }

        @Override
        public void at(String what, long done, long total) {
            String line = total <= 0 ? what + " …" : what + " " + bar(100 * done / total);
            if (!line.equals(drawn)) {
                terminal.print("\r\u001B[K" + line);
                terminal.flush();
                drawn = line;
            }
        }

        private static String bar(long percent) {
            int filled = (int) (BAR * percent / 100);
            return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + percent + " %";
        }

        /** Leaves the line as if nothing had been there. */
        void clear() {
            terminal.print("\r\u001B[K");
            terminal.flush();
        }
    }
}
