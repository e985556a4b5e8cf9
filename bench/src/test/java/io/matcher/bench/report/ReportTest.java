package io.matcher.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Table TABLE = new Table(
            "speed",
            "Speed",
            List.of("", "match"),
            List.of(List.of("Matcher", "0.5 s"), List.of("other", "12.0 s")),
            List.of("A note."));

    @Test
    void a_table_stands_in_columns_on_a_terminal() {
        assertThat(TABLE.text())
                .isEqualTo("Speed\n            match\n  Matcher   0.5 s\n  other    12.0 s\n  A note.\n");
    }

    @Test
    void a_row_with_a_cell_too_few_is_refused() {
        assertThatThrownBy(() -> new Table("t", "T", List.of("a", "b"), List.of(List.of("x")), List.of()))
                .hasMessageContaining("2 columns");
    }

    @Test
    void a_report_is_written_as_markdown_and_json(@TempDir Path folder) throws IOException {
        new Report(Map.of("seed", "1"), List.of(TABLE)).write(folder.resolve("out"));
        assertThat(Files.readString(folder.resolve("out/benchmarks.md")))
                .contains("- seed: 1")
                .contains("| Matcher | 0.5 s |");
        assertThat(Files.readString(folder.resolve("out/benchmarks.json")))
                .contains("\"seed\" : \"1\"")
                .contains("\"match\" : \"0.5 s\"");
    }
}
