package io.matcher.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that one run measured.
 *
 * @param facts machine, seed, commit and command, in the order in which they are shown
 */
public record Report(Map<String, String> facts, List<Table> tables) {

    public Report {
        facts = new LinkedHashMap<>(facts);
        tables = List.copyOf(tables);
    }

    /** Writes {@code benchmarks.md} and {@code benchmarks.json}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("benchmarks.md"), markdown(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("benchmarks.json"), json(), StandardCharsets.UTF_8);
    }

    public String markdown() {
        StringBuilder out = new StringBuilder();
        facts.forEach((name, value) ->
                out.append("- ").append(name).append(": ").append(value).append('\n'));
        out.append('\n');
        tables.forEach(table -> out.append(table.markdown()));
        return out.toString();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        tables.forEach(table -> all.put(table.name(), rows(table)));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }

    private static List<Map<String, String>> rows(Table table) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : table.rows()) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(table.columns().get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }
}
