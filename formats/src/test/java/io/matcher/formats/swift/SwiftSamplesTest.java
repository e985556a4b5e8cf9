package io.matcher.formats.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.BankFiles;
import io.matcher.formats.BankFiles.Read;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fact that is known of the statements that banks really wrote. */
class SwiftSamplesTest {

    @Test
    void every_fact_of_every_sample_holds() throws IOException {
        JsonNode all = JsonMapper.shared().readTree(BankFiles.sample("facts.json"));
        int files = 0;
        for (Map.Entry<String, JsonNode> sample : all.properties()) {
            if (sample.getValue().path("format").asString().equals("mt940")) {
                files++;
                check(sample.getKey(), sample.getValue());
            }
        }
        assertThat(files).isEqualTo(9);
    }

    private static void check(String file, JsonNode sample) throws IOException {
        JsonNode statements = sample.path("facts").path("statements");
        Read read = BankFiles.read(BankFiles.sample(file), null);
        assertThat(read.refusals()).as(file).isEmpty();
        assertThat(read.statements()).as(file).hasSize(statements.size());
        String kind = sample.path("version").asString().equals("MT942") ? "INTRADAY" : "STATEMENT";
        int from = 0;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = read.statement(i);
            List<ParsedTransaction> entries = read.entries().subList(from, from + statement.entries());
            from += statement.entries();
            assertThat(statement.kind().name()).as(file).isEqualTo(kind);
            check(file + " " + i, statements.get(i), statement, entries);
        }
        assertThat(from).as(file).isEqualTo(read.entries().size());
        assertThat(read.entries().stream().map(ParsedTransaction::externalId).distinct())
                .as(file)
                .hasSize(from);
    }

    private static void check(String what, JsonNode facts, Statement statement, List<ParsedTransaction> entries) {
        assertThat(statement.identification())
                .as(what)
                .isEqualTo(facts.path("ref").asString());
        assertThat(statement.account()).as(what).isEqualTo(facts.path("account").asString());
        number(what, facts.path("number").asString(), statement);
        assertThat(entries).as(what).hasSize(facts.path("entries").asInt());
        for (BigDecimal credits : List.of(BankFiles.sum(entries, 1), statement.credits())) {
            assertThat(credits)
                    .as(what)
                    .isEqualByComparingTo(facts.path("credits").asString());
        }
        for (BigDecimal debits : List.of(BankFiles.sum(entries, -1), statement.debits())) {
            assertThat(debits)
                    .as(what)
                    .isEqualByComparingTo(facts.path("debits").asString());
        }
        assertThat(entries.stream().filter(entry -> entry.metadata().containsKey("reversal")))
                .as(what)
                .hasSize(facts.path("reversals").asInt());
        balance(what, facts.path("opening"), statement.opening());
        balance(what, facts.path("closing"), statement.closing());
        if (facts.has("closing")) {
            boolean last = facts.path("closing").get(3).asString().equals("62F");
            assertThat(statement.lastPage()).as(what).isEqualTo(last);
        }
        continuity(what, facts.path("continuity").asString(""), statement);
    }

    private static void number(String what, String printed, Statement statement) {
        String[] parts = printed.split("/", -1);
        long number = Long.parseLong(parts[0]);
        assertThat(statement.number()).as(what).isEqualTo(number == 0 ? null : Long.valueOf(number));
        assertThat(statement.page()).as(what).isEqualTo(parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private static void balance(String what, JsonNode known, @Nullable Balance balance) {
        if (balance == null) {
            assertThat(known.isMissingNode()).as(what).isTrue();
            return;
        }
        assertThat(balance.amount()).as(what).isEqualByComparingTo(known.get(0).asString());
        assertThat(balance.currency()).as(what).isEqualTo(known.get(1).asString());
        assertThat(balance.date())
                .as(what)
                .isEqualTo(
                        PrintedDay.yearOfTwoDigits(known.get(2).asString(), 0).day());
    }

    private static void continuity(String what, String known, Statement statement) {
        boolean broken = statement.findings().stream().anyMatch(f -> f.kind() == Kind.BALANCE_BROKEN);
        assertThat(broken).as(what).isEqualTo(known.startsWith("broken"));
        Balance opening = statement.opening();
        Balance closing = statement.closing();
        if (known.isEmpty() || opening == null || closing == null) {
            assertThat(known).as(what).isEmpty();
            return;
        }
        BigDecimal off = closing.amount()
                .subtract(opening.amount().add(statement.credits()).subtract(statement.debits()));
        String by = known.startsWith("broken by ") ? known.substring("broken by ".length()) : "0";
        assertThat(off).as(what).isEqualByComparingTo(by);
    }
}
