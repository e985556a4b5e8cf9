package io.matcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.startup.ServeOptions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every variable is a flag, and what nobody knows is refused. */
class ServeFlagsTest {

    @Test
    void every_variable_but_the_script_s_has_a_flag() {
        CommandLine serve = ServeFlags.on(new CommandLine(new ServeCommand(System.err, Map.of())));
        Set<String> expected = ServeOptions.VARIABLES.stream()
                .filter(variable -> !variable.equals("MATCHER_JAVA_OPTS"))
                .map(ServeFlags::flag)
                .collect(Collectors.toSet());
        assertThat(serve.getCommandSpec().optionsMap().keySet())
                .containsAll(expected)
                .contains("--data-dir", "--port");
    }

    @Test
    void a_flag_wins_over_its_variable() {
        CommandLine serve = ServeFlags.on(new CommandLine(new ServeCommand(System.err, Map.of())));
        ServeOptions options = ServeFlags.options(
                Map.of("MATCHER_PORT", "1", "MATCHER_BIND", "127.0.0.2"),
                serve.parseArgs("--port", "2", "--auth-enabled=false"));
        assertThat(options.port()).isEqualTo(2);
        assertThat(options.bind()).isEqualTo("127.0.0.2");
        assertThat(options.authEnabled()).isFalse();
    }

    @Test
    void an_unknown_flag_refuses_to_start() {
        Ran ran = Ran.of(Map.of(), "serve", "--prot=1");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errors()).contains("--prot");
    }

    @Test
    void an_unknown_variable_refuses_to_start() {
        Ran ran = Ran.of(Map.of("MATCHER_PROT", "1"), "serve");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errors()).contains("MATCHER_PROT");
    }

    @Test
    void without_authentication_only_this_machine_is_served() {
        Ran ran = Ran.of(Map.of(), "serve", "--auth-enabled=false", "--bind=0.0.0.0");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errors()).contains("MATCHER_BIND");
    }

    @Test
    void no_command_is_no_use() {
        Ran ran = Ran.of(Map.of());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.results()).isEmpty();
    }
}
