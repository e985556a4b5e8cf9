package io.matcher.cli;

import io.matcher.platform.postgres.EmbeddedPostgres;
import io.matcher.platform.postgres.PostgresException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folder of one training beside the cache that it makes; its name says whose it is. */
record TrainingFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingFolder.class);
    private static final String PREFIX = "training-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})");

    /** The folder of this process, not yet made. */
    static TrainingFolder beside(Path cache) {
        return new TrainingFolder(
                cache.resolveSibling(PREFIX + ProcessHandle.current().pid()));
    }

    /** Where the service that is trained on has its data. */
    Path data() {
        return path.resolve("data");
    }

    Path unfinishedCache() {
        return path.resolve("unfinished.aot");
    }

    Path log() {
        return path.resolve("log");
    }

    /** Removes the folder and the database that may still run in it. One that is in use stays; so does one that can not be removed. */
    void clear() {
        try {
            if (EmbeddedPostgres.remove(data())) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (IOException | PostgresException left) {
            LOG.debug("The training folder {} could not be removed; the next start tries again.", path, left);
        }
    }

    /** Clears away trainings that ended with their service, whichever build they were for; called before this process makes its own. */
    static void clearLeftovers(Path apps) {
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(apps, Files::isDirectory)) {
            for (Path build : builds) {
                clearLeftoversIn(build);
            }
        } catch (IOException unreadable) {
            LOG.debug("Earlier trainings in {} could not be looked for.", apps, unreadable);
        }
    }

    private static void clearLeftoversIn(Path build) throws IOException {
        try (DirectoryStream<Path> trainings = Files.newDirectoryStream(build, TrainingFolder::isLeftover)) {
            trainings.forEach(training -> new TrainingFolder(training).clear());
        }
    }

    /** In a container the numbers of processes come again at each start: a folder of this one's number is an earlier one's. */
    private static boolean isLeftover(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return false;
        }
        long owner = Long.parseLong(name.group(1));
        return owner == ProcessHandle.current().pid() || ProcessHandle.of(owner).isEmpty();
    }
}
