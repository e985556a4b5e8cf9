package io.matcher.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that others published and the facts of them; the directory is named by {@code matcher.samples} or {@code MATCHER_SAMPLES}. */
public final class Samples {
    private Samples() {}

    /** The file, or a test that is skipped with the reason. */
    public static Path file(String name) {
        String named = System.getProperty("matcher.samples", System.getenv().getOrDefault("MATCHER_SAMPLES", ""));
        assumeTrue(!named.isEmpty(), "no directory of samples is named by -Dmatcher.samples or MATCHER_SAMPLES");
        Path file = Path.of(named).resolve(name);
        assumeTrue(Files.exists(file), named + " has no " + name);
        return file;
    }

    public static Facts facts(String name) throws IOException {
        JsonNode all = JsonMapper.shared().readTree(Files.readString(file("facts.json")));
        return new Facts(all.path(name).path("facts"));
    }

    /** What is known of one file. */
    public record Facts(JsonNode json) {

        public String text(String name) {
            return json.path(name).asString();
        }

        public BigDecimal amount(String name) {
            return new BigDecimal(text(name));
        }

        public int number(String name) {
            return json.path(name).asInt();
        }

        public List<String> texts(String name) {
            return json.path(name).valueStream().map(JsonNode::asString).toList();
        }

        public Map<String, Integer> counts(String name) {
            return json.path(name)
                    .propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asInt()));
        }
    }
}
