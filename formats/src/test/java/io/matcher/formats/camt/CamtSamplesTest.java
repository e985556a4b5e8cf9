package io.matcher.formats.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BankFiles;
import io.matcher.formats.BankFiles.Read;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fact that is known of the messages that banks really wrote. */
class CamtSamplesTest {

    @Test
    void every_fact_of_every_sample_holds() throws IOException {
        JsonNode all = JsonMapper.shared().readTree(BankFiles.sample("facts.json"));
        int files = 0;
        for (Map.Entry<String, JsonNode> sample : all.properties()) {
            if (sample.getValue().path("format").asString().equals("camt")) {
                files++;
                check(sample.getKey(), sample.getValue().path("facts"));
            }
        }
        assertThat(files).isEqualTo(10);
    }

    private static void check(String file, JsonNode facts) throws IOException {
        String version = facts.path("version").asString();
        JsonNode statements = facts.path("statements");
        if (statements.isEmpty()) {
            assertThatThrownBy(() -> BankFiles.read(BankFiles.sample(file), null))
                    .as(file)
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageStartingWith("the " + version + " message has no statement");
            return;
        }
        Read read = BankFiles.read(BankFiles.sample(file), null);
        assertThat(read.refusals()).as(file).isEmpty();
        assertThat(read.statements()).as(file).hasSize(statements.size());
        int from = 0;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = read.statement(i);
            List<ParsedTransaction> entries = read.entries().subList(from, from + statement.entries());
            from += statement.entries();
            assertThat(entries).as(file).allSatisfy(entry -> assertThat(entry.metadata())
                    .containsEntry("message", version));
            check(file, statements.get(i), statement, entries);
        }
        assertThat(from).as(file).isEqualTo(read.entries().size());
    }

    private static void check(String file, JsonNode facts, Statement statement, List<ParsedTransaction> entries) {
        assertThat(statement.kind().name())
                .as(file)
                .isEqualTo(
                        switch (facts.path("kind").asString()) {
                            case "Rpt" -> "INTRADAY";
                            case "Stmt" -> "STATEMENT";
                            default -> "NOTIFICATION";
                        });
        assertThat(statement.identification()).as(file).isEqualTo(text(facts, "id"));
        assertThat(statement.account()).as(file).isEqualTo(text(facts, "account"));
        assertThat(entries).as(file).hasSize(facts.path("entries").asInt());
        assertThat(BankFiles.sum(entries, 1)).as(file).isEqualByComparingTo(text(facts, "credits"));
        assertThat(BankFiles.sum(entries, -1)).as(file).isEqualByComparingTo(text(facts, "debits"));
        assertThat(entries.stream().mapToInt(CamtSamplesTest::details).sum())
                .as(file)
                .isEqualTo(facts.path("txDtls").asInt());
        assertThat(entries.stream().filter(entry -> details(entry) > 1))
                .as(file)
                .hasSize(facts.path("multiTxEntries").asInt());
        assertThat(entries.stream().filter(e -> "true".equals(e.metadata().get("reversal"))))
                .as(file)
                .hasSize(facts.path("reversals").asInt());
        Map<String, Integer> statuses = new TreeMap<>();
        entries.forEach(e -> statuses.merge(String.valueOf(e.metadata().get("status")), 1, Integer::sum));
        Map<String, Integer> known = new TreeMap<>();
        facts.path("status")
                .properties()
                .forEach(s -> known.put(s.getKey(), s.getValue().asInt()));
        assertThat(statuses).as(file).isEqualTo(known);
        List<String> currencies = new ArrayList<>(
                new TreeSet<>(entries.stream().map(ParsedTransaction::currency).toList()));
        List<String> knownCurrencies = new ArrayList<>();
        facts.path("currencies").forEach(c -> knownCurrencies.add(c.asString()));
        assertThat(currencies).as(file).isEqualTo(knownCurrencies);
        balances(file, facts, statement);
        continuity(file, text(facts, "continuity"), statement);
    }

    /** How many TxDtls an entry has: members that are shown, or the one whose facts the entry bears. */
    private static int details(ParsedTransaction entry) {
        Map<String, String> metadata = entry.metadata();
        String members = metadata.get("members");
        if (members != null) {
            return JsonMapper.shared().readTree(members).size();
        }
        boolean announced = metadata.containsKey("batch_payment_id") && !metadata.containsKey("end_to_end_id");
        return announced ? 0 : Integer.parseInt(metadata.getOrDefault("transactions", "0"));
    }

    private static void balances(String file, JsonNode facts, Statement statement) {
        JsonNode all = facts.path("balances");
        JsonNode opening = find(all, "OPBD") == null ? find(all, "PRCD") : find(all, "OPBD");
        JsonNode closing = find(all, "CLBD") == null ? find(all, "ITBD") : find(all, "CLBD");
        check(file, opening, statement.opening());
        check(file, closing, statement.closing());
        check(file, find(all, "CLAV"), statement.available());
    }

    private static @Nullable JsonNode find(JsonNode balances, String type) {
        for (JsonNode balance : balances) {
            if (balance.get(0).asString().equals(type)) {
                return balance;
            }
        }
        return null;
    }

    private static void check(String file, @Nullable JsonNode known, @Nullable Balance balance) {
        if (known == null || balance == null) {
            assertThat(balance == null).as(file).isEqualTo(known == null);
            return;
        }
        assertThat(balance.amount())
                .as(file)
                .isEqualTo(new BigDecimal(known.get(1).asString()));
        assertThat(balance.currency()).as(file).isEqualTo(known.get(2).asString());
        assertThat(String.valueOf(balance.date()))
                .as(file)
                .isEqualTo(known.get(3).asString());
    }

    private static void continuity(String file, @Nullable String known, Statement statement) {
        Balance opening = statement.opening();
        Balance closing = statement.closing();
        boolean broken = statement.findings().stream().anyMatch(f -> f.kind() == Kind.BALANCE_BROKEN);
        boolean mixed = statement.findings().stream().anyMatch(f -> f.kind() == Kind.CURRENCY_CHANGES);
        if (known == null || opening == null || closing == null) {
            assertThat(known).as(file).isNull();
            assertThat(broken).as(file).isFalse();
            return;
        }
        if (known.startsWith("not comparable")) {
            assertThat(mixed).as(file).isTrue();
            return;
        }
        BigDecimal off = closing.amount()
                .subtract(opening.amount().add(statement.credits()).subtract(statement.debits()));
        String by = known.startsWith("broken by ") ? known.substring("broken by ".length()) : "0";
        assertThat(off).as(file).isEqualByComparingTo(by);
        assertThat(mixed).as(file).isEqualTo(known.contains("EUR and USD"));
        assertThat(broken).as(file).isEqualTo(known.startsWith("broken"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString() : null;
    }
}
