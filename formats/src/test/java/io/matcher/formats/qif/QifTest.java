package io.matcher.formats.qif;

import static io.matcher.formats.BankReading.facts;
import static io.matcher.formats.BankReading.refusals;
import static io.matcher.formats.BankReading.rows;
import static io.matcher.formats.BankReading.sample;
import static io.matcher.formats.BankReading.statements;
import static io.matcher.formats.BankReading.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.formats.BankReading;
import io.matcher.formats.DateOrder;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QifTest {
    private static final ReadingRules RULES = ReadingRules.DEFAULT.withDefaultCurrency("EUR");

    private static List<Parsed> read(String text, ReadingRules rules) throws IOException {
        return BankReading.read(text.getBytes(StandardCharsets.UTF_8), null, rules);
    }

    @Test
    void a_register_with_accounts_categories_splits_and_an_opening_balance() throws IOException {
        List<Parsed> read = BankReading.fixture("register.qif", RULES);
        assertThat(statements(read)).isEmpty();
        assertThat(rows(read)).extracting(row -> row.amount().toPlainString()).containsExactly("-1000.00", "75.00");
        ParsedTransaction mortgage = rows(read).getFirst();
        assertThat(mortgage.bookingDate()).isEqualTo("1994-06-01");
        assertThat(mortgage.currency()).isEqualTo("EUR");
        assertThat(mortgage.reference()).isEqualTo("1005");
        assertThat(mortgage.externalId()).startsWith("Checking/");
        assertThat(mortgage.metadata())
                .containsEntry("transfer_account", "linda")
                .containsEntry("cleared", "RECONCILED")
                .containsEntry("counterparty_address", "Main street 1, Town")
                .containsEntry("splits", "Interest (Monthly) -253.64; Capital -746.36")
                .doesNotContainKey("splits_differ");
        assertThat(rows(read).get(1).bookingDate()).isEqualTo("2004-06-13");
        assertThat(rows(read).get(1).metadata()).containsEntry("splits_differ", "true");
        assertThat(refusals(read))
                .extracting(Refusal::reason)
                .containsExactly(
                        "an opening balance and no entry",
                        "the record has no amount",
                        "a transaction in securities is not read, only those in money are");
    }

    @Test
    void the_order_of_day_and_month_is_proved_by_the_file_or_given_and_never_guessed() throws IOException {
        String open = "!Type:Bank\nD01/02/2026\nT1.00\n^\n";
        assertThat(refusals(read(open, RULES))).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("give the date order"));
        assertThat(rows(read(open + "D13/02/2026\nT1.00\n^\n", RULES))
                        .getFirst()
                        .bookingDate())
                .isEqualTo("2026-02-01");
        assertThat(rows(read(open + "D02/13/2026\nT1.00\n^\n", RULES))
                        .getFirst()
                        .bookingDate())
                .isEqualTo("2026-01-02");
        assertThat(rows(read(open, RULES.withDateOrder(DateOrder.DAY_FIRST)))
                        .getFirst()
                        .bookingDate())
                .isEqualTo("2026-02-01");
    }

    @Test
    void decimal_commas_are_proved_by_the_file() throws IOException {
        assertThat(rows(read("!Type:Bank\nD31/01/2026\nT1.234\n^\nD31/01/2026\nT-5,00\n^\n", RULES)))
                .extracting(row -> row.amount().toPlainString())
                .containsExactly("1234", "-5.00");
    }

    @Test
    void without_a_default_currency_entries_are_refused() throws IOException {
        assertThat(refusals(read("!Type:Bank\nD31/01/2026\nT1.00\n^\n", ReadingRules.DEFAULT)))
                .extracting(Refusal::reason)
                .containsExactly("currency is missing");
    }

    @Test
    void equal_entries_have_different_names() throws IOException {
        String entry = "D31/01/2026\nT1.00\nPFee\n^\n";
        assertThat(rows(read("!Type:Bank\n" + entry + entry, RULES)))
                .extracting(ParsedTransaction::externalId)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_cut_file_and_one_without_entries_are_refused() {
        assertThatThrownBy(() -> read("!Type:Bank\nD31/01/2026\nT1.0", RULES)).hasMessageContaining("the file is cut");
        assertThatThrownBy(() -> read("!Type:Cat\nNFood\n^\n", RULES)).hasMessageContaining("no entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3_records_ddmmyyyy.qif", "splits.qif"})
    void a_real_file_is_as_its_facts_say(String name) throws IOException {
        Map<String, Object> facts = facts("qif/" + name);
        List<Parsed> read = sample("qif/" + name, RULES.withDateOrder(DateOrder.DAY_FIRST));
        assertThat(facts.get("sections")).isEqualTo(List.of("!Type:Bank"));
        assertThat("" + rows(read).size()).isEqualTo(facts.get("records"));
        assertThat(refusals(read)).isEmpty();
        assertThat(sum(rows(read), 1)).isEqualByComparingTo("" + facts.get("credits"));
        assertThat(sum(rows(read), -1)).isEqualByComparingTo("" + facts.get("debits"));
        if (name.startsWith("3_")) {
            List<Parsed> found = sample("qif/" + name, RULES);
            assertThat(rows(found).get(1).bookingDate()).isEqualTo("2010-06-01");
        }
    }
}
