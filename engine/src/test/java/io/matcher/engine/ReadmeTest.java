package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the README, compiled; what it prints is what stands here. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/io/matcher/engine/ReadmeTest.java");

    private static MatchRule rule(int priority, String type, Map<String, Object> config) {
        return Rules.rule(priority, type, config);
    }

    @Test
    void a_pair() {
        List<MatchRule> rules = List.of(
                rule(1, "EXACT", Map.of("matchReference", true)),
                rule(2, "DATE_LAG", Map.of("maxDays", 3, "feeTolerance", "0.50")));
        LedgerBuilder ledger = Ledger.builder(MatchRule.keys(rules, Side.LEFT)).source("ERP");
        ledger.externalId("INV-1")
                .amount(new BigDecimal("120.00"))
                .currency("BRL")
                .bookingDate(LocalDate.of(2026, 3, 2))
                .add();
        LedgerBuilder bank = Ledger.builder(MatchRule.keys(rules, Side.RIGHT)).source("Bank");
        bank.externalId("tx-9")
                .reference("INV-1")
                .amount(12000, 2)
                .currency("BRL")
                .bookingDate(LocalDate.of(2026, 3, 2))
                .add();
        MatchResult result = Engine.match(ledger.build(), bank.build(), rules, MatchOptions.defaults());
        result.groups().explanation(0).fields().forEach(System.out::println);
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
    }

    @Test
    void a_split() {
        List<MatchRule> rules = List.of(rule(1, "EXACT", Map.of("matchAmount", false)));
        LedgerBuilder ledger = Ledger.builder(MatchRule.keys(rules, Side.LEFT)).source("ERP");
        ledger.externalId("INV-7")
                .amount(40000, 2)
                .currency("BRL")
                .bookingDate(LocalDate.of(2026, 3, 2))
                .add();
        LedgerBuilder bank = Ledger.builder(MatchRule.keys(rules, Side.RIGHT)).source("Bank");
        for (long cents : new long[] {15000, 10000, 15000}) {
            bank.externalId("tx-" + bank.size())
                    .reference("INV-7")
                    .amount(cents, 2)
                    .currency("BRL")
                    .bookingDate(LocalDate.of(2026, 3, 2))
                    .add();
        }
        MatchOptions splits = MatchOptions.defaults().withCardinality(Cardinality.ONE_TO_MANY);
        Groups groups =
                Engine.match(ledger.build(), bank.build(), rules, splits).groups();
        int[] parts = groups.rows(0, Side.RIGHT); // 0, 1, 2
        assertThat(parts).containsExactly(0, 1, 2);
        assertThat(groups.status(0)).isEqualTo(GroupStatus.CONFIRMED);
    }

    @Test
    void the_examples_of_the_readme_are_these() throws IOException {
        String here = Files.readString(SOURCE).replaceAll("\\s+", "");
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(example -> assertThat(here).contains(example.group(1).replaceAll("\\s+", "")));
    }
}
