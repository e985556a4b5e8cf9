package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that banks really wrote, uploaded; the directory is named by the property {@code matcher.samples} or {@code MATCHER_SAMPLES}.
 * What their readers make of each field is tested where they are; here it is what came in.
 */
class RealFilesTest {
    private static final Map<String, String> KEYS = Map.of(
            "cielo-edi", "cielo_edi",
            "camt052", "camt052",
            "camt053", "camt053",
            "camt054", "camt054");
    private static Path samples = Path.of("");
    private static JsonNode facts = new JsonMapper().createObjectNode();

    private static String named() {
        return System.getProperty("matcher.samples", System.getenv().getOrDefault("MATCHER_SAMPLES", ""));
    }

    @BeforeAll
    static void finds_the_samples() throws IOException {
        assumeTrue(!named().isEmpty(), "no directory of samples is named by -Dmatcher.samples or MATCHER_SAMPLES");
        samples = Path.of(named());
        facts = new JsonMapper().readTree(Files.readAllBytes(samples.resolve("facts.json")));
    }

    /** Files in formats that say themselves which field is which, by name; a placeholder where there is no such directory. */
    static Stream<String> files() throws IOException {
        if (named().isEmpty()) {
            return Stream.of("none");
        }
        JsonNode all =
                new JsonMapper().readTree(Files.readAllBytes(Path.of(named()).resolve("facts.json")));
        return all.propertyNames().stream().filter(file -> !file.startsWith("csv/") && !file.startsWith("settlement/"));
    }

    private static String key(String file, JsonNode about) {
        String format = about.required("format").asString();
        if (format.equals("camt")) {
            return "camt" + about.required("version").asString().substring(5, 8);
        }
        if (format.equals("mt940")) {
            return file.endsWith("mt942.sta") ? "mt942" : "mt940";
        }
        return KEYS.getOrDefault(format, format);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_real_file_comes_in_with_its_facts(String file) throws IOException {
        JsonNode about = facts.required(file);
        JsonNode known = about.required("facts");
        String key = key(file, about);
        Setup setup = Setup.on(
                Service.shared(),
                "{\"format\":\"" + key + "\",\"defaultCurrency\":\"BRL\",\"dateOrder\":\"DAY_FIRST\"}");
        setup.in(() -> setup.jdbc
                .sql("delete from field_maps where tenant_id = ?")
                .param(setup.tenant.value())
                .update());
        setup.in(() -> setup.jdbc
                .sql("update sources set brings_map = true where tenant_id = ?")
                .param(setup.tenant.value())
                .update());
        Client.Reply reply = setup.client()
                .upload(
                        setup.uploadPath(),
                        Path.of(file).getFileName().toString(),
                        Files.readAllBytes(samples.resolve(file)),
                        Map.of("format", key));
        if (file.endsWith("camt053.v2.wrong.xml")) {
            assertThat(reply.expect(400).text("detail")).contains("no statement");
            assertThat(setup.count("transactions")).isZero();
            return;
        }
        JsonNode job = reply.expect(202).json();
        assertThat(job.required("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.required("insertedRows").asLong()
                        + job.required("failedRows").asLong()
                        + job.required("duplicateRows").asLong())
                .isEqualTo(job.required("totalRows").asLong());
        assertThat(setup.count("transactions"))
                .isEqualTo(job.required("insertedRows").asLong());
        if (known.has("statements")) {
            compare(known.required("statements"), statements(setup), file);
        } else {
            compareSums(key, known, setup, job.required("insertedRows").asInt());
        }
    }

    private static void compareSums(String key, JsonNode known, Setup setup, int rows) {
        switch (key) {
            case "qif" -> inAndOut(setup, number(known, "credits"), number(known, "debits"));
            case "bai2" ->
                inAndOut(
                        setup,
                        number(known, "detailCredits_minor").movePointLeft(2),
                        number(known, "detailDebits_minor").movePointLeft(2));
            case "nacha" -> {
                // The file speaks of the receivers' accounts; the originator has the opposite sign, and a return gives
                // back.
                boolean returned = number(known, "returnAddenda99").signum() > 0;
                BigDecimal credits = number(known, "credits");
                BigDecimal debits = number(known, "debits");
                inAndOut(setup, returned ? credits : debits, returned ? debits : credits);
            }
            case "cielo_edi" -> inAndOut(setup, number(known, "roNet"), BigDecimal.ZERO);
            case "pix" -> assertThat(rows).isPositive();
            default -> cnab(known, setup, rows);
        }
    }

    private static void cnab(JsonNode known, Setup setup, int rows) {
        if (known.has("entries")) {
            assertThat(rows).isEqualTo(known.required("entries").asInt());
            inAndOut(setup, number(known, "credits"), number(known, "debits"));
        } else if (known.has("netCredited")) {
            assertThat(sum(setup, 1)).isEqualByComparingTo(number(known, "netCredited"));
        } else {
            assertThat(rows).isEqualTo(known.required("titles").asInt());
        }
    }

    private static BigDecimal number(JsonNode known, String fact) {
        return new BigDecimal(known.required(fact).asString());
    }

    private static void inAndOut(Setup setup, BigDecimal in, BigDecimal out) {
        assertThat(sum(setup, 1)).isEqualByComparingTo(in);
        assertThat(sum(setup, -1)).isEqualByComparingTo(out);
    }

    private static BigDecimal sum(Setup setup, int sign) {
        return setup.in(() -> setup.jdbc
                .sql("select coalesce(sum(abs(amount)), 0) from transactions where tenant_id = ? and sign(amount) = ?")
                .params(setup.tenant.value(), sign)
                .query(BigDecimal.class)
                .single());
    }

    private static List<JsonNode> statements(Setup setup) {
        return StreamSupport.stream(
                        setup.client()
                                .get(setup.path("/statements?limit=200"))
                                .expect(200)
                                .json()
                                .required("items")
                                .spliterator(),
                        false)
                .sorted(Comparator.comparing(
                        (JsonNode statement) -> statement.required("id").asString()))
                .toList();
    }

    private static void compare(JsonNode known, List<JsonNode> kept, String file) {
        assertThat(kept).hasSize(known.size());
        for (int i = 0; i < known.size(); i++) {
            JsonNode fact = known.get(i);
            JsonNode statement = kept.get(i);
            boolean pending = fact.path("status").has("PDNG");
            boolean undated = file.endsWith("date_missing.ofx") || file.endsWith("cef_malformed_decimal.ofx");
            if (undated) {
                continue;
            }
            assertThat(statement.required("entries").asInt())
                    .as(file + " statement " + (i + 1))
                    .isEqualTo(fact.required("entries").asInt());
            if (!pending) {
                assertThat(new BigDecimal(statement.required("credits").asString()))
                        .isEqualByComparingTo(fact.required("credits").asString());
                assertThat(new BigDecimal(statement.required("debits").asString()))
                        .isEqualByComparingTo(fact.required("debits").asString());
            }
        }
    }
}
