package io.matcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./matcher} where something it needs is missing. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("..", "matcher");

    @Test
    void without_a_jdk_it_says_which_one_and_where_it_looked(@TempDir Path folder) throws Exception {
        Ran ran = run(folder, "need=99");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.results()).isEmpty();
        assertThat(ran.errors().lines()).hasSize(1);
        assertThat(ran.errors()).contains("A JDK 99 or newer is needed", "JAVA_HOME", "/usr/lib/jvm", "~/.sdkman");
    }

    @Test
    void a_first_build_without_the_network_says_so(@TempDir Path folder) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path maven = Files.writeString(tools.resolve("mvn"), """
                #!/bin/sh
                echo '[ERROR] Could not transfer artifact info.picocli:picocli:pom:4.7.7 from central: Unknown host'
                exit 1
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Ran ran = run(folder, "need=25");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.results()).isEmpty();
        assertThat(ran.errors())
                .contains("Could not transfer artifact info.picocli:picocli")
                .contains("Maven Central, which can not be reached");
    }

    /** Runs a copy in a folder of its own that holds no program yet, with the folder's tools first on the path. */
    private static Ran run(Path folder, String need) throws IOException, InterruptedException {
        Path script = folder.resolve("matcher");
        Files.writeString(script, Files.readString(SCRIPT).replaceFirst("(?m)^need=25$", need));
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", script.toString(), "token"))
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String results = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), results, Files.readString(folder.resolve("errors")));
    }
}
