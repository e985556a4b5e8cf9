package io.matcher.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Reads what a program says, hands each line on, and remembers the last ones for the sentence that explains a failure. */
final class OutputReader {
    private static final int REMEMBERED_LINES = 40;
    private static final int LONGEST_LINE = 2_000;
    private static final long END_WAIT_MILLIS = 2_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread thread;

    private OutputReader(Process process, Consumer<String> listener) {
        // A platform thread: it blocks on a pipe for as long as the server lives.
        thread = Thread.ofPlatform()
                .daemon()
                .name("postgres-output-" + process.pid())
                .unstarted(() -> readAll(process, listener));
    }

    static OutputReader of(Process process, Consumer<String> listener) {
        OutputReader reader = new OutputReader(process, listener);
        reader.thread.start();
        return reader;
    }

    private void readAll(Process process, Consumer<String> listener) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
                add(bounded);
                listener.accept(bounded);
            }
        } catch (IOException closed) {
            add("its output ended: " + closed.getMessage());
        }
    }

    void add(String line) {
        synchronized (last) {
            if (last.size() == REMEMBERED_LINES) {
                last.removeFirst();
            }
            last.addLast(line);
        }
    }

    /** The last lines, once the program is gone and its pipe is empty. */
    String afterTheEnd() throws InterruptedException {
        thread.join(END_WAIT_MILLIS);
        synchronized (last) {
            return String.join("\n", last);
        }
    }
}
