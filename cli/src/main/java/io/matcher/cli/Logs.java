package io.matcher.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What is logged before the service takes over its own logging, and by commands that start no service. */
final class Logs {
    private Logs() {}

    /** Warnings from everyone; without this the logging library says everything. */
    static void onlyWarnings() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
